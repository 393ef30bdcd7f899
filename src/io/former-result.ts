import { join } from 'node:path'
import { type FileSystem, kindOf } from './file-system.js'

/** Does result.json of a folder come from eligo? */
function isOurs(fs: FileSystem, folder: string): boolean {
  try {
    const record = JSON.parse(fs.readFileSync(join(folder, 'result.json'), 'utf8'))
    return typeof record?.manifest?.eligo === 'string'
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/**
 * Those of the names that belong to an earlier result in a folder. A file that merely has such a name, with no result of
 * eligo beside it, does not.
 */
export function formerFiles(folder: string, names: readonly string[], fs: FileSystem): string[] {
  const found = names.filter((name) => kindOf(fs, join(folder, name)) === 'file')
  return found.length > 0 && isOurs(fs, folder) ? found : []
}
