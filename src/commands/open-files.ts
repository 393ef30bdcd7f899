import { encodingNamed } from '../io/decode-input.js'
import { type Input, openInput } from '../io/open-input.js'
import type { Edge } from './edge.js'

/** What the user said of how to read the posts. */
export interface Reading {
  /** Outweighs a guess; also for other files that are no valid UTF-8. */
  readonly encoding?: string | undefined
  readonly sheet?: string | undefined
}

/** Opens files by their paths. */
export interface Opener {
  readonly posts: (path: string) => Input
  readonly others: (path: string) => Input
}

/** Makes the opener of a run's files. `labels`: how messages and reports call each, by path. */
export function createOpener(
  reading: Reading,
  labels: ReadonlyMap<string, string>,
  { stdin, pause }: Pick<Edge, 'stdin' | 'pause'>,
  keepBooks: boolean,
): Opener {
  const encoding = reading.encoding === undefined ? undefined : encodingNamed(reading.encoding)
  const opener = (isPosts: boolean) => (path: string) => {
    // A file that is neither valid UTF-8 nor marked as UTF-16 is in some encoding of several bytes, like the posts.
    const applies = encoding !== undefined && (isPosts || !encoding.startsWith('utf-'))
    const asked = applies ? { name: encoding, always: isPosts } : undefined
    const sheet = isPosts ? reading.sheet : undefined
    return openInput(path, stdin, { name: labels.get(path), pause, keepBooks, encoding: asked, sheet })
  }
  return { posts: opener(true), others: opener(false) }
}
