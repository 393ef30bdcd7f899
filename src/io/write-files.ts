import { randomBytes } from 'node:crypto'
import * as nodeFs from 'node:fs/promises'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../model/fault.js'
import { systemReason } from './open-input.js'

/** A file to be written: its name inside the folder, and its text in pieces. */
export interface Artifact {
  readonly name: string
  readonly pieces: () => Iterable<string>
}

/** What is needed of a file system; tests put one in its place that fails. */
export interface FileSystem {
  readonly open: (path: string, flags: string) => Promise<Pick<FileHandle, 'write' | 'sync' | 'close'>>
  readonly mkdir: typeof nodeFs.mkdir
  readonly rename: typeof nodeFs.rename
  readonly rm: typeof nodeFs.rm
  readonly lstat: typeof nodeFs.lstat
}

/** The real one. */
export const FILE_SYSTEM: FileSystem = { ...nodeFs, open }

async function exists(fs: FileSystem, path: string): Promise<'no' | 'file' | 'link' | 'other'> {
  try {
    const found = await fs.lstat(path)
    return found.isSymbolicLink() ? 'link' : found.isFile() ? 'file' : 'other'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'no'
    throw error
  }
}

/** Writes one file whole and makes sure it is on the disk. */
async function writeOne(fs: FileSystem, path: string, pieces: Iterable<string>): Promise<void> {
  const file = await fs.open(path, 'wx')
  try {
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes renames in a folder last through a power cut. Not every system can; those that cannot say so by an error code. */
async function syncFolder(fs: FileSystem, folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await handle.close()
  }
}

/**
 * Replaces files of a folder as a whole or not at all. Everything is first written and synced in a new folder inside;
 * then the old files are moved out of the way and the new ones in. When any step fails, what was moved is moved back,
 * and the temporary folder is removed. Links are never written through. `stale` are files of an earlier result that this
 * one does not have: they go too.
 */
export async function writeFiles(
  folder: string,
  artifacts: readonly Artifact[],
  stale: readonly string[] = [],
  fs: FileSystem = FILE_SYSTEM,
): Promise<void> {
  let at = folder
  const staging = join(folder, `.eligo-${randomBytes(6).toString('hex')}`)
  const undo: (() => Promise<void>)[] = []
  try {
    await fs.mkdir(folder, { recursive: true })
    for (const { name } of artifacts) {
      at = join(folder, name)
      const found = await exists(fs, at)
      if (found === 'link') throw failure('output-is-link', {}, { file: at })
      if (found === 'other') throw failure('output-is-folder', {}, { file: at })
    }
    at = staging
    await fs.mkdir(join(staging, 'old'), { recursive: true })
    for (const { name, pieces } of artifacts) {
      at = join(folder, name)
      await writeOne(fs, join(staging, name), pieces())
    }
    for (const name of [...artifacts.map((artifact) => artifact.name), ...stale]) {
      at = join(folder, name)
      if ((await exists(fs, at)) !== 'file') continue
      const [path, old] = [at, join(staging, 'old', name)]
      await fs.rename(path, old)
      undo.push(() => fs.rename(old, path))
    }
    for (const { name } of artifacts) {
      at = join(folder, name)
      const [path, fresh] = [at, join(staging, name)]
      await fs.rename(fresh, path)
      undo.push(() => fs.rename(path, fresh))
    }
    at = folder
    await syncFolder(fs, folder)
  } catch (error) {
    for (const step of undo.reverse()) await step()
    await fs.rm(staging, { recursive: true, force: true }).catch(() => {})
    if (error instanceof Error && 'code' in error && 'syscall' in error)
      throw failure('unwritable', { reason: systemReason(error) }, { file: at }, error)
    throw error
  }
  await fs.rm(staging, { recursive: true, force: true })
}
