import type * as nodeFs from 'node:fs'

/** What writing a result needs of a file system; tests put one in its place that fails. */
export type FileSystem = Pick<
  typeof nodeFs,
  | 'openSync'
  | 'writeSync'
  | 'fsyncSync'
  | 'closeSync'
  | 'mkdirSync'
  | 'renameSync'
  | 'rmSync'
  | 'rmdirSync'
  | 'lstatSync'
  | 'accessSync'
  | 'readdirSync'
  | 'readFileSync'
>

/** What stands at a path. Links are told as such and not followed. */
export type Kind = 'nothing' | 'file' | 'folder' | 'link' | 'other'

export function kindOf(fs: FileSystem, path: string): Kind {
  const found = fs.lstatSync(path, { throwIfNoEntry: false })
  if (!found) return 'nothing'
  if (found.isSymbolicLink()) return 'link'
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
}

/** Takes a folder away with all that is in it. Tried twice: a scanner or an indexer may be holding a file. */
export function removeWhole(fs: FileSystem, path: string): void {
  try {
    fs.rmSync(path, { recursive: true, force: true })
  } catch {
    fs.rmSync(path, { recursive: true, force: true })
  }
}

/** Makes renames in a folder last through a power cut. Systems that cannot do that say so by an error code. */
export function syncFolder(fs: FileSystem, folder: string): void {
  const handle = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(handle)
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    fs.closeSync(handle)
  }
}
