import { type Allocate, allocateHere } from './allocate.js'
import type { RecordPlaces } from './chunk.js'

/** Whole numbers that grow in place; twice the room each time it is full. */
export interface GrowingNumbers {
  readonly push: (value: number) => void
  /** The numbers so far, without the spare room. What comes after is another column, in the room of this one. */
  readonly done: () => Uint32Array
}

/** The same numbers in more room: twice of it, or as much as is asked for. What the spare room holds is zeros. */
export function widened<A extends Uint8Array | Uint16Array | Uint32Array>(values: A, least: number): A {
  const wider = new (values.constructor as new (length: number) => A)(Math.max(values.length * 2, least))
  wider.set(values)
  return wider
}

export function growingUints(): GrowingNumbers {
  let values = new Uint32Array(64)
  let length = 0
  return {
    push(value) {
      if (length === values.length) values = widened(values, length + 1)
      values[length++] = value
    },
    done() {
      const column = values.slice(0, length)
      length = 0
      return column
    },
  }
}

/** Collects where records stand; when it is done, where those of other bytes do. */
export function growingPlaces() {
  const [starts, ends, lines] = [growingUints(), growingUints(), growingUints()]
  return {
    push(start: number, end: number, line: number): void {
      starts.push(start)
      ends.push(end)
      lines.push(line)
    },
    done: (): RecordPlaces => ({ starts: starts.done(), ends: ends.done(), lines: lines.done() }),
  }
}

/** Texts as UTF-8 one after the other: compact, and transferable between threads. */
export interface TextColumn {
  readonly bytes: Uint8Array
  /** Where each text ends; it begins where the one before ends. */
  readonly ends: Uint32Array
}

/** Ids and numbers, which are short and ASCII, are written sooner than an encoder is called. */
const SHORT = 32

/** Writes a short text of ASCII; gives where it ends, or -1 where it is another. */
function writeShort(text: string, bytes: Uint8Array, start: number): number {
  if (text.length > SHORT) return -1
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) return -1
    bytes[start + i] = unit
  }
  return start + text.length
}

/** Collects texts into a column; when it is done, into another. */
export function growingTexts(): { readonly push: (text: string) => void; readonly done: () => TextColumn } {
  const encoder = new TextEncoder()
  const ends = growingUints()
  let bytes = new Uint8Array(1024)
  let length = 0
  return {
    push(text) {
      if (length + text.length * 3 > bytes.length) bytes = widened(bytes, length + text.length * 3)
      const end = writeShort(text, bytes, length)
      length = end >= 0 ? end : length + encoder.encodeInto(text, bytes.subarray(length)).written
      ends.push(length)
    },
    done() {
      const column = { bytes: bytes.slice(0, length), ends: ends.done() }
      length = 0
      return column
    },
  }
}

/** Where one of many that lie one after the other begins: where the one before ends. */
export const startOf = (ends: Uint32Array, index: number): number => (index === 0 ? 0 : ends[index - 1]!)

const decoder = new TextDecoder()

/** The text at a position of a column. */
export const textAt = ({ bytes, ends }: TextColumn, index: number): string =>
  decoder.decode(bytes.subarray(startOf(ends, index), ends[index]))

/** Streams of tokens one after the other. */
export interface TokenColumn {
  readonly tokens: Uint16Array
  /** Where each stream ends; it begins where the one before ends. */
  readonly ends: Uint32Array
}

/** Streams of tokens that were put aside, one after the other. */
export interface StoredTokens {
  /** Where the first begins, in bytes. */
  readonly start: number
  /** Where each stream ends, in tokens, from there. */
  readonly ends: Uint32Array
}

/** The tokens at a position of a column: a view, not a copy. */
export const tokensAt = ({ tokens, ends }: TokenColumn, index: number): Uint16Array =>
  tokens.subarray(startOf(ends, index), ends[index]!)

/** The same values in memory of `allocate`. */
export function copyTo<A extends Uint16Array | Uint32Array>(allocate: Allocate, values: A): A {
  const copy = new (values.constructor as new (buffer: ArrayBufferLike) => A)(allocate(values.byteLength))
  copy.set(values)
  return copy
}

/** Collects streams of tokens into a column, which lies in memory of `allocate`; when it is done, into another. */
export function growingTokens(allocate: Allocate = allocateHere): {
  readonly push: (stream: Uint16Array) => void
  readonly done: () => TokenColumn
} {
  const ends = growingUints()
  let tokens = new Uint16Array(4096)
  let length = 0
  return {
    push(stream) {
      if (length + stream.length > tokens.length) tokens = widened(tokens, length + stream.length)
      tokens.set(stream, length)
      length += stream.length
      ends.push(length)
    },
    done() {
      const column = { tokens: copyTo(allocate, tokens.subarray(0, length)), ends: copyTo(allocate, ends.done()) }
      length = 0
      return column
    },
  }
}
