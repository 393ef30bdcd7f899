import { randomBytes } from 'node:crypto'
import * as nodeFs from 'node:fs'
import { join } from 'node:path'
import { failure } from '../model/fault.js'
import type { Artifact } from '../report/artifacts.js'
import { systemReason } from './system-reason.js'

/** What is needed of a file system; tests put one in its place that fails. */
export type FileSystem = Pick<
  typeof nodeFs,
  'openSync' | 'writeSync' | 'fsyncSync' | 'closeSync' | 'mkdirSync' | 'renameSync' | 'rmSync' | 'lstatSync'
>

const BATCH_UNITS = 1 << 18

type Kind = 'nothing' | 'file' | 'link' | 'other'

function kindOf(fs: FileSystem, path: string): Kind {
  const found = fs.lstatSync(path, { throwIfNoEntry: false })
  if (!found) return 'nothing'
  return found.isSymbolicLink() ? 'link' : found.isFile() ? 'file' : 'other'
}

function writeText(fs: FileSystem, file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(file, bytes, at)
}

/** Lets signals and the like have their turn during a long run. */
const yieldToEvents = () => new Promise((resolve) => setImmediate(resolve))

/** Writes one file whole and makes sure that it is on the disk. */
async function writeOne(fs: FileSystem, path: string, pieces: Iterable<string>): Promise<void> {
  const file = fs.openSync(path, 'wx')
  try {
    let batch = ''
    for (const piece of pieces) {
      batch += piece
      if (batch.length < BATCH_UNITS) continue
      writeText(fs, file, batch)
      batch = ''
      await yieldToEvents()
    }
    writeText(fs, file, batch)
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

/** Makes renames in a folder last through a power cut. Systems that cannot do that say so by an error code. */
function syncFolder(fs: FileSystem, folder: string): void {
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    fs.closeSync(handle)
  }
}

/** Moves the old files out of the way and the new ones in, in one go that no signal can interrupt; all or nothing. */
function swap(fs: FileSystem, folder: string, staging: string, names: readonly string[]): void {
  const undo: (() => void)[] = []
  const move = (from: string, to: string) => {
    fs.renameSync(from, to)
    undo.push(() => fs.renameSync(to, from))
  }
  try {
    for (const name of names)
      if (kindOf(fs, join(folder, name)) === 'file') move(join(folder, name), join(staging, 'old', name))
    for (const name of names) move(join(staging, name), join(folder, name))
    syncFolder(fs, folder)
  } catch (error) {
    for (const step of undo.reverse()) step()
    throw error
  }
}

function refuseOthers(fs: FileSystem, folder: string, names: readonly string[]): void {
  for (const name of names) {
    const file = join(folder, name)
    const kind = kindOf(fs, file)
    if (kind === 'link') throw failure('output-is-link', {}, { file })
    if (kind === 'other') throw failure('output-is-folder', {}, { file })
  }
}

/**
 * Replaces files of a folder as a whole or not at all; other files there are left alone. Everything is first written and
 * synced in a new folder inside; then old and new files are swapped. When any step fails, what was there before is whole,
 * and the new folder is removed. Links are never written through.
 */
export async function writeFiles(
  folder: string,
  artifacts: readonly Artifact[],
  fs: FileSystem = nodeFs,
): Promise<void> {
  const names = artifacts.map(({ name }) => name)
  const staging = join(folder, `.eligo-${randomBytes(6).toString('hex')}`)
  try {
    fs.mkdirSync(folder, { recursive: true })
    refuseOthers(fs, folder, names)
    fs.mkdirSync(join(staging, 'old'), { recursive: true })
    for (const { name, pieces } of artifacts) await writeOne(fs, join(staging, name), pieces())
    swap(fs, folder, staging, names)
  } catch (error) {
    fs.rmSync(staging, { recursive: true, force: true })
    if (error instanceof Error && 'syscall' in error)
      throw failure('unwritable', { reason: systemReason(error) }, { file: folder }, error)
    throw error
  }
  fs.rmSync(staging, { recursive: true, force: true })
}
