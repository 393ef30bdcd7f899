import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { failure } from '../model/fault.js'
import { byCodeUnits } from '../model/order.js'

const MAGIC = /[*?[\]{}()!]/

/**
 * File names and globs as file names: `-` stays, a name that exists is taken as it is, a glob gives its matches in
 * code-unit order. Each file once. `folder` is what relative names start from. Throws for a glob without a match.
 */
export async function expandPaths(patterns: readonly string[], folder = '.'): Promise<string[]> {
  const found: string[] = []
  for (const pattern of patterns) {
    const path = pattern === '-' || folder === '.' ? pattern : resolve(folder, pattern)
    if (path === '-' || !MAGIC.test(pattern) || existsSync(path)) {
      found.push(path)
      continue
    }
    const { glob } = await import('tinyglobby')
    const matches = await glob(pattern, { cwd: folder, absolute: folder !== '.', expandDirectories: false, dot: false })
    if (matches.length === 0) throw failure('no-match', { pattern })
    found.push(...matches.sort(byCodeUnits))
  }
  return [...new Set(found)]
}
