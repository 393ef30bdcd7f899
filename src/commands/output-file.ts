import { basename, dirname, join } from 'node:path'
import { identityOf } from '../io/same-file.js'
import { refuseTarget, writeFiles } from '../io/write-files.js'
import { type Fault, failure } from '../model/fault.js'
import type { Edge } from './edge.js'

/**
 * Refuses a folder that cannot take files of these names, and to replace anything that was read, also where a link or
 * another spelling hides that.
 */
export function refuseOutput(folder: string, names: readonly string[], read: readonly string[]): void {
  refuseTarget(folder, names)
  const known = new Set(read.map(identityOf))
  for (const name of names) {
    const file = join(folder, name)
    const found = identityOf(file)
    if (found !== undefined && known.has(found)) throw failure('output-is-input', {}, { file })
  }
}

/** A file that is all a command writes. */
export interface OutputFile {
  /** Throws where it cannot be written, or would replace one of these files. */
  readonly refuse: (read: readonly string[]) => void
  /** Writes it as a whole or not at all; gives what went wrong once it was in place. */
  readonly write: (pieces: () => Iterable<string | Uint8Array>, pause: Edge['pause']) => Promise<Fault[]>
}

/** The file of this name. */
export function outputFile(path: string): OutputFile {
  const [folder, name] = [dirname(path), basename(path)]
  return {
    refuse: (read) => refuseOutput(folder, [name], read),
    write: (pieces, pause) => writeFiles(folder, [{ name, pieces }], { pause }),
  }
}
