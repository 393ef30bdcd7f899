import { widened } from '../model/columns.js'

/** Most bytes that a UTF-16 unit becomes. */
const UNITS_TO_BYTES = 3

/**
 * Makes an encoder of long texts to UTF-8; half a surrogate pair becomes U+FFFD. To write into room that is kept, and to copy
 * what came of it, takes V8 half of the time of `encode` or less: that cannot know how many bytes it needs.
 */
export function createEncoder(): (text: string) => Uint8Array {
  const room = createByteRoom()
  return (text) => {
    room.putText(text)
    return room.take()
  }
}

/** Room that texts and bytes are put into one after the other, until all are taken. */
export interface ByteRoom {
  readonly putText: (text: string) => void
  readonly putBytes: (bytes: Uint8Array) => void
  readonly size: () => number
  /** What was put in since the last time, in memory of its own. */
  readonly take: () => Uint8Array
}

/**
 * Makes room that grows. What comes again and again is best put in as bytes: to copy them costs less than to join texts and to
 * encode what was joined.
 */
export function createByteRoom(): ByteRoom {
  const encoder = new TextEncoder()
  let room = new Uint8Array(1 << 16)
  let size = 0
  function makeRoom(more: number): void {
    if (size + more > room.length) room = widened(room, size + more)
  }
  return {
    putText(text) {
      makeRoom(text.length * UNITS_TO_BYTES)
      size += encoder.encodeInto(text, room.subarray(size)).written
    },
    putBytes(bytes) {
      makeRoom(bytes.length)
      room.set(bytes, size)
      size += bytes.length
    },
    size: () => size,
    take() {
      const taken = room.slice(0, size)
      size = 0
      return taken
    },
  }
}
