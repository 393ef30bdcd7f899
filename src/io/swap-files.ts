import { basename, join } from 'node:path'
import { EligoError, type Fault, failure } from '../model/fault.js'
import { cannotWrite, leftover } from './cannot-write.js'
import { type FileSystem, kindOf, removeWhole, syncFolder } from './file-system.js'
import { formerFiles } from './former-result.js'
import { isAbandoned, isMark, isOwnMark, newMark } from './run-mark.js'
import { isSystemError } from './system-reason.js'

/*
 * A result is staged in a folder of its own inside the result folder, `.eligo-<mark>`:
 *   new/           the files, written and synced
 *   old/           empty
 *   owner-<mark>   the names of the files, one a line
 * To swap, that folder is renamed to `.eligo-swap`. Only one can have that name, so it is the lock among runs; and as long
 * as it is there, the swap counts as undone, so it is the journal as well: whoever finds it without a living owner puts
 * back what is in old/. Renaming it again is what makes the new files count.
 */
const PREFIX = '.eligo-'
const SWAP = `${PREFIX}swap`
const OWNER = 'owner-'
/** How long one other run may take to swap: where the disk is busy, syncing a folder alone takes seconds. */
const PATIENCE_MS = 15_000
const PAUSE_MS = 20
const LONGEST_SWAP_MS = 600_000
const LONGEST_STAGING_MS = 86_400_000

/** A staged result. */
export interface Staging {
  readonly folder: string
  readonly mark: string
  /** Where the staged files are. */
  readonly path: string
  readonly names: readonly string[]
}

const swapOf = (folder: string) => join(folder, SWAP)

/** Chooses where files of these names are staged. */
export function planStaging(folder: string, names: readonly string[]): Staging {
  const mark = newMark()
  return { folder, mark, path: join(folder, PREFIX + mark), names }
}

/** Makes a staging folder. */
export function makeStaging(fs: FileSystem, { path, mark, names }: Staging): void {
  fs.mkdirSync(path)
  for (const part of ['new', 'old']) fs.mkdirSync(join(path, part))
  const owner = fs.openSync(join(path, OWNER + mark), 'wx')
  try {
    fs.writeSync(owner, names.join('\n'))
    fs.fsyncSync(owner)
  } finally {
    fs.closeSync(owner)
  }
}

/**
 * Puts back what a swap moved, name by name; every step leaves a state from which it can be begun again. Throws the first
 * error after trying all names.
 */
function putBack(fs: FileSystem, folder: string, names: readonly string[]): void {
  const swap = swapOf(folder)
  const errors: unknown[] = []
  for (const name of new Set([...names, ...fs.readdirSync(join(swap, 'old'))]))
    try {
      const file = join(folder, name)
      const isPlaced = names.includes(name) && kindOf(fs, join(swap, 'new', name)) === 'nothing'
      if (isPlaced && kindOf(fs, file) === 'file') fs.renameSync(file, join(swap, 'new', name))
      if (kindOf(fs, join(swap, 'old', name)) === 'file') fs.renameSync(join(swap, 'old', name), file)
    } catch (error) {
      errors.push(error)
    }
  if (errors.length > 0) throw errors[0]
}

/** Who made a folder of ours, and when it was last changed. */
interface Owner {
  readonly mark: string
  readonly changed: number
}

/** Who swaps in a folder; undefined where nobody does. */
function readOwner(fs: FileSystem, folder: string): Owner | undefined {
  const swap = swapOf(folder)
  const found = fs.lstatSync(swap, { throwIfNoEntry: false })
  if (!found) return undefined
  try {
    const owner = fs.readdirSync(swap).find((name) => name.startsWith(OWNER))
    return owner === undefined ? undefined : { mark: owner.slice(OWNER.length), changed: found.mtimeMs }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Removes a folder of ours for good. Gives what to tell where that fails. */
export function discard(fs: FileSystem, path: string): Fault[] {
  try {
    removeWhole(fs, path)
    return []
  } catch (error) {
    return [leftover(path, error)]
  }
}

/**
 * Puts back the old files where a run died while it swapped. The dead owner's name is taken over first, which only one can
 * do, while the folder stays locked.
 */
function recover(fs: FileSystem, folder: string, dead: string): Fault[] {
  const swap = swapOf(folder)
  const mark = newMark()
  const owner = join(swap, OWNER + mark)
  try {
    fs.renameSync(join(swap, OWNER + dead), owner)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const names = fs.readFileSync(owner, 'utf8').split('\n')
  // Names that lead out of the folder are not ours.
  const plain = names.filter((name) => name !== '..' && basename(name) === name)
  putBack(fs, folder, plain)
  const trash = join(folder, PREFIX + mark)
  fs.renameSync(swap, trash)
  return discard(fs, trash)
}

/** Nobody swaps for long, and this process never looks while it does. */
const isCutShort = ({ mark, changed }: Owner): boolean =>
  isOwnMark(mark) || isAbandoned(mark, Date.now() - changed, LONGEST_SWAP_MS)

/**
 * Tidies up after runs that were killed: undoes a swap that was cut short, and removes what was staged. Gives what could
 * not be removed, and throws where a swap cannot be undone.
 */
export function clearAbandoned(fs: FileSystem, folder: string): Fault[] {
  const owner = readOwner(fs, folder)
  const left = owner && isCutShort(owner) ? recover(fs, folder, owner.mark) : []
  for (const name of fs.readdirSync(folder)) {
    const mark = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : ''
    if (!isMark(mark)) continue
    const found = fs.lstatSync(join(folder, name), { throwIfNoEntry: false })
    if (found?.isDirectory() && isAbandoned(mark, Date.now() - found.mtimeMs, LONGEST_STAGING_MS))
      left.push(...discard(fs, join(folder, name)))
  }
  return left
}

const rest = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS))

/** Did a rename fail because a folder of that name was there? */
const isInTheWay = (error: unknown): boolean =>
  ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')

/** Waits until no other run swaps in the folder, and locks it. Runs that take turns before this one are no reason to give up. */
async function takeTurn(fs: FileSystem, { folder, path }: Staging): Promise<void> {
  let began = Date.now()
  let before: string | undefined
  for (; ; await rest()) {
    const owner = readOwner(fs, folder)
    if (owner && owner.mark !== before) began = Date.now()
    before = owner?.mark ?? before
    if (owner && isCutShort(owner)) recover(fs, folder, owner.mark)
    try {
      fs.renameSync(path, swapOf(folder))
      return
    } catch (error) {
      // The other run may have been done between the two looks: then its folder was in the way all the same.
      if (kindOf(fs, swapOf(folder)) === 'nothing' && !isInTheWay(error)) throw error
      if (Date.now() - began > PATIENCE_MS) throw failure('output-busy', {}, { file: folder }, error)
    }
  }
}

/** Moves old files out and new ones in, in one go that no signal can interrupt. */
function moveAll(fs: FileSystem, { folder, names }: Staging, otherNames: readonly string[]): void {
  const swap = swapOf(folder)
  for (const name of [...names, ...formerFiles(folder, otherNames, fs)])
    if (kindOf(fs, join(folder, name)) === 'file') fs.renameSync(join(folder, name), join(swap, 'old', name))
  for (const name of names) fs.renameSync(join(swap, 'new', name), join(folder, name))
  syncFolder(fs, folder)
}

/** Undoes a swap after an error, and gives the error to throw. */
function undo(fs: FileSystem, { folder, path, names }: Staging, error: unknown): unknown {
  const faults = isSystemError(error) ? cannotWrite(error, folder).faults : []
  try {
    putBack(fs, folder, names)
  } catch {
    const bare = faults.map(({ args, place }): Fault => ({ code: 'unwritable/bare', args, place }))
    const torn: Fault = { code: 'unwritable/torn', args: { folder: swapOf(folder) }, place: { file: folder } }
    return new EligoError([...bare, torn], { cause: error })
  }
  try {
    fs.renameSync(swapOf(folder), path)
    return error
  } catch (cause) {
    return new EligoError([...faults, leftover(swapOf(folder), cause)], { cause: error })
  }
}

/** Is nothing there? Over a network, a rename that is said to have failed may have been done. */
function isGone(fs: FileSystem, path: string): boolean {
  try {
    return kindOf(fs, path) === 'nothing'
  } catch {
    return false
  }
}

/**
 * Swaps a staged result for the files of the same names, and takes away those of `otherNames` that an earlier result left;
 * all or nothing. Afterwards the old files are in the staging folder, to be removed.
 *
 * @throws EligoError with everything as before; where putting back failed too, it says where the old files are
 */
export async function swapFiles(fs: FileSystem, staging: Staging, otherNames: readonly string[]): Promise<void> {
  const swap = swapOf(staging.folder)
  await takeTurn(fs, staging)
  try {
    moveAll(fs, staging, otherNames)
    fs.renameSync(swap, staging.path)
  } catch (error) {
    if (!isGone(fs, swap)) throw undo(fs, staging, error)
  }
}
