import { expect } from 'vitest'
import { widened } from '../src/model/columns.js'
import type { Store } from '../src/model/store.js'

/** A store in memory, which holds whoever puts aside to the length that was promised. */
export function storeHere(): Store & { readonly size: () => number } {
  let bytes = new Uint8Array(1 << 16)
  let size = 0
  return {
    size: () => size,
    add(pieces, length) {
      const start = size
      if (start + length > bytes.length) bytes = widened(bytes, start + length)
      for (const piece of pieces) {
        bytes.set(piece, size)
        size += piece.length
      }
      expect(size - start).toBe(length)
      return start
    },
    read: (start, into) => into.set(bytes.subarray(start, start + into.length)),
  }
}
