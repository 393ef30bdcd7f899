import * as nodeFs from 'node:fs'
import { constants } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { EligoError, type Fault, failure } from '../model/fault.js'
import { createEncoder } from '../text/encode.js'
import { cannotWrite } from './cannot-write.js'
import { type FileSystem, kindOf, syncFolder } from './file-system.js'
import { clearAbandoned, discard, makeStaging, planStaging, type Staging, swapFiles } from './swap-files.js'
import { systemReason } from './system-reason.js'

/** A file to be written: its name inside the folder, and its text or its bytes in pieces. */
export interface WrittenFile {
  readonly name: string
  readonly pieces: () => Iterable<string | Uint8Array>
}

/** How a result is written. */
export interface WriteForm {
  /** What else an earlier result may have; that goes with the files that are replaced, so that nothing old stays beside the new. */
  readonly otherNames?: readonly string[]
  /** Awaited every now and then; may throw to give up. */
  readonly pause?: () => Promise<void>
  readonly fs?: FileSystem
}

const BATCH_UNITS = 1 << 18
// While the system brings a file to the disk, no signal gets through: so not too much at a time.
const BYTES_A_SYNC = 16 << 20

/** Writes one file whole and makes sure that it is on the disk. */
async function writeOne(
  fs: FileSystem,
  path: string,
  pieces: Iterable<string | Uint8Array>,
  pause: () => Promise<void>,
): Promise<void> {
  const file = fs.openSync(path, 'wx')
  const encode = createEncoder()
  let unsynced = 0
  const write = (bytes: Uint8Array) => {
    for (let at = 0; at < bytes.length; ) at += fs.writeSync(file, bytes, at)
    unsynced += bytes.length
    if (unsynced < BYTES_A_SYNC) return
    fs.fsyncSync(file)
    unsynced = 0
  }
  try {
    let text = ''
    for (const piece of pieces) {
      if (typeof piece === 'string') text += piece
      if (typeof piece === 'string' && text.length < BATCH_UNITS) continue
      if (text !== '') write(encode(text))
      text = ''
      if (typeof piece !== 'string') write(piece)
      await pause()
    }
    write(encode(text))
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** Makes a folder with those above it, and notes those that were made, the outermost first. */
function makeFolder(fs: FileSystem, folder: string, made: string[]): void {
  if (kindOf(fs, folder) !== 'nothing') return
  if (dirname(folder) !== folder) makeFolder(fs, dirname(folder), made)
  // Noted first: over a network, what is said to have failed may have been done.
  made.push(folder)
  try {
    fs.mkdirSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    made.pop()
  }
}

/** Takes away the folders that were made, unless somebody has put something there since. */
function unmakeFolders(fs: FileSystem, made: readonly string[]): void {
  for (const folder of made.toReversed())
    try {
      fs.rmdirSync(folder)
    } catch {
      // Not there, or not empty.
    }
}

/** Makes a finished swap last, and removes what is left of it. The result stands, so what goes wrong is only told. */
function finish(fs: FileSystem, { folder, path }: Staging, made: readonly string[]): Fault[] {
  const faults: Fault[] = []
  try {
    for (const changed of [folder, ...made.map((one) => dirname(one))]) syncFolder(fs, changed)
  } catch (error) {
    faults.push({ code: 'unsynced', args: { reason: systemReason(error) }, place: { file: folder } })
  }
  return [...faults, ...discard(fs, path)]
}

/** The folder itself or, where there is none yet, the nearest above it. */
function nearestFolder(fs: FileSystem, folder: string): string {
  const above = dirname(folder)
  return kindOf(fs, folder) !== 'nothing' || above === folder ? folder : nearestFolder(fs, above)
}

function refuseKinds(folder: string, names: readonly string[], fs: FileSystem): void {
  const kind = kindOf(fs, resolve(folder))
  if (kind === 'link') throw failure('output-is-link', {}, { file: folder })
  if (kind !== 'folder' && kind !== 'nothing') throw failure('output-not-folder', {}, { file: folder })
  fs.accessSync(nearestFolder(fs, resolve(folder)), constants.W_OK)
  for (const name of kind === 'folder' ? names : []) {
    const file = join(folder, name)
    const found = kindOf(fs, file)
    if (found === 'link') throw failure('output-is-link', {}, { file })
    if (found !== 'file' && found !== 'nothing') throw failure('output-is-folder', {}, { file })
  }
}

/**
 * Refuses a folder that a result cannot be written into: a link, something else than a folder, or one without permission;
 * or one where a link or something else than a file has the name of a file of the result. Links are never written through;
 * those above the folder are the system's affair.
 */
export function refuseTarget(folder: string, names: readonly string[], fs: FileSystem = nodeFs): void {
  try {
    refuseKinds(folder, names, fs)
  } catch (error) {
    throw cannotWrite(error, folder)
  }
}

/**
 * Replaces files of a folder as a whole or not at all; other files there are left alone. Everything is first written and
 * synced in a new folder inside; then old and new files are swapped. When any step fails, what was there before is whole,
 * and what was made is removed. What runs that were killed have left is tidied up.
 *
 * @returns what went wrong after the new files were in place: they stay
 * @throws EligoError with nothing changed
 */
export async function writeFiles(
  folder: string,
  artifacts: readonly WrittenFile[],
  { otherNames = [], pause = async () => {}, fs = nodeFs }: WriteForm = {},
): Promise<Fault[]> {
  const names = artifacts.map(({ name }) => name)
  let staging: Staging | undefined
  const made: string[] = []
  const left: Fault[] = []
  try {
    refuseTarget(folder, names, fs)
    makeFolder(fs, resolve(folder), made)
    left.push(...clearAbandoned(fs, folder))
    staging = planStaging(folder, names)
    makeStaging(fs, staging)
    for (const { name, pieces } of artifacts) await writeOne(fs, join(staging.path, 'new', name), pieces(), pause)
    await pause()
    await swapFiles(fs, staging, otherNames)
  } catch (error) {
    if (staging) left.push(...discard(fs, staging.path))
    unmakeFolders(fs, made)
    const { faults } = cannotWrite(error, folder)
    throw new EligoError([...faults, ...left], { cause: error })
  }
  return [...left, ...finish(fs, staging, made)]
}
