import { createEncoder } from '../text/encode.js'

/** Takes a digest of what passes. */
export interface Hasher {
  readonly update: (data: Uint8Array) => unknown
  readonly digest: (encoding: 'hex') => string
}

/** A file of a result, with the SHA-256 of its bytes. */
export interface OutputRecord {
  readonly name: string
  readonly sha256: string
}

/** A file in pieces that can be made again. */
interface Piecemeal {
  readonly name: string
  readonly pieces: () => Iterable<string | Uint8Array>
}

/** Keeps books of files while they are written. */
export interface Books {
  /** The same file, of which books are kept as its pieces pass. */
  readonly keep: <File extends Piecemeal>(file: File) => File
  /** The digests of all those files; of one that has not passed whole yet, its pieces are made once more. */
  readonly records: () => OutputRecord[]
}

/** Begins books. `createHasher` gives SHA-256. */
export function createBooks(createHasher: () => Hasher): Books {
  const kept: Piecemeal[] = []
  const digests = new Map<string, string>()
  function* pass({ name, pieces }: Piecemeal): Generator<Uint8Array> {
    const hasher = createHasher()
    const encode = createEncoder()
    for (const piece of pieces()) {
      // As bytes, so that a text is encoded once, for the digest and for the disk.
      const bytes = typeof piece === 'string' ? encode(piece) : piece
      hasher.update(bytes)
      yield bytes
    }
    digests.set(name, hasher.digest('hex'))
  }
  const digestOf = (file: Piecemeal): string => {
    if (!digests.has(file.name)) for (const _ of pass(file));
    return digests.get(file.name)!
  }
  return {
    keep(file) {
      kept.push(file)
      return { ...file, pieces: () => pass(file) }
    },
    records: () => kept.map((file) => ({ name: file.name, sha256: digestOf(file) })),
  }
}
