import { fstatSync, statSync } from 'node:fs'

/**
 * What a path leads to, links followed, so that two names of one file can be told to be the same, hard links too; `-` is
 * standard input. Undefined where there is nothing.
 */
export function identityOf(path: string): string | undefined {
  try {
    const { dev, ino } = path === '-' ? fstatSync(0, { bigint: true }) : statSync(path, { bigint: true })
    return `${dev}:${ino}`
  } catch {
    return undefined
  }
}
