import { basename, dirname } from 'node:path'
import { identityOf } from '../io/same-file.js'
import { refuseTarget } from '../io/write-files.js'
import { failure } from '../model/fault.js'

/** Refuses a file that cannot be written, or that would be written over something that is read. */
export function refuseOutput(output: string, read: readonly string[]): void {
  refuseTarget(dirname(output), [basename(output)])
  const found = identityOf(output)
  if (found !== undefined && read.some((path) => identityOf(path) === found))
    throw failure('output-is-input', {}, { file: output })
}
