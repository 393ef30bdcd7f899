import { basename } from 'node:path'

/** Short names for files in messages and reports: the last part of the path where that is unique, else all of it. */
export function labelsOf(paths: readonly string[]): Map<string, string> {
  const names = paths.map((path) => basename(path))
  const isUnique = (name: string) => names.indexOf(name) === names.lastIndexOf(name)
  return new Map(paths.map((path, i) => [path, isUnique(names[i]!) ? names[i]! : path]))
}

/** The other way round: paths by the short names. */
export const pathsByLabel = (labels: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...labels].map(([path, label]) => [label, path]))
