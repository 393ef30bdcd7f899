import type { FaultCode } from '../model/fault-codes.js'

/** What the first bytes of a file say it is, where it is no text: a zip file, or the fault to refuse it with. */
export type FileKind = 'text' | 'zip' | FaultCode

const SIGNATURES: readonly { readonly bytes: string; readonly kind: FileKind }[] = [
  { bytes: 'PK\x03\x04', kind: 'zip' },
  { bytes: 'PK\x05\x06', kind: 'zip' },
  { bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', kind: 'unclear-format/ole' },
  { bytes: '%PDF-', kind: 'unclear-format/binary' },
  { bytes: '\x1f\x8b', kind: 'unclear-format/binary' },
  { bytes: '\x89PNG', kind: 'unclear-format/binary' },
  { bytes: '\xff\xd8\xff', kind: 'unclear-format/binary' },
  { bytes: 'GIF8', kind: 'unclear-format/binary' },
  { bytes: '7z\xbc\xaf\x27\x1c', kind: 'unclear-format/binary' },
  { bytes: 'Rar!\x1a\x07', kind: 'unclear-format/binary' },
  { bytes: 'SQLite format 3\0', kind: 'unclear-format/binary' },
]
const MARKUP = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|head|meta|style|body|table)\b/i
/** How many bytes are needed to tell. */
export const KIND_BYTES = 64

/** Tells what a file is by its first bytes. */
export function fileKind(head: Uint8Array): FileKind {
  const start = String.fromCharCode(...head.subarray(0, KIND_BYTES))
  const found = SIGNATURES.find(({ bytes }) => start.startsWith(bytes))
  if (found) return found.kind
  return MARKUP.test(start) ? 'unclear-format/markup' : 'text'
}
