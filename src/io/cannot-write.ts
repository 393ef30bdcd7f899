import { EligoError, type Fault, failure } from '../model/fault.js'
import type { FaultCode } from '../model/fault-codes.js'
import { isSystemError, systemReason } from './system-reason.js'

const ADVICE: Readonly<Record<string, FaultCode>> = {
  ENOSPC: 'unwritable/full',
  EDQUOT: 'unwritable/full',
  EFBIG: 'unwritable/limit',
  EACCES: 'unwritable/denied',
  EPERM: 'unwritable/denied',
  EROFS: 'unwritable/denied',
}

/** What the system said about writing a result, as a fault that says what to do. What is no word of the system is thrown on. */
export function cannotWrite(error: unknown, folder: string): EligoError {
  if (error instanceof EligoError) return error
  if (!isSystemError(error)) throw error
  return failure(ADVICE[error.code ?? ''] ?? 'unwritable', { reason: systemReason(error) }, { file: folder }, error)
}

/** Says that something of ours stays behind: no harm, but somebody may wonder. */
export const leftover = (path: string, error: unknown): Fault => ({
  code: 'leftover',
  args: { reason: systemReason(error) },
  place: { file: path },
})
