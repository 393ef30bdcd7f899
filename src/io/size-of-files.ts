import { statSync } from 'node:fs'

/** Bytes of files in all; undefined where one of them is a pipe or cannot be asked. */
export function sizeOfFiles(paths: readonly string[]): number | undefined {
  let total = 0
  for (const path of paths) {
    const found = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })
    if (!found?.isFile()) return undefined
    total += found.size
  }
  return total
}
