import type { Order } from './order.js'

/**
 * Gives numbers in order, one after the other, each when it is asked for: who wants k of n has k log n comparisons made, and
 * about 2n to begin with (the first half of heapsort; Williams, 1964; Floyd, 1964). The order must be strict, or equals come
 * as they happen to.
 */
export function* firstInOrder(numbers: Uint32Array, order: Order<number>): Generator<number, void> {
  // A binary heap: none stands before the one that is above it.
  const heap = numbers.slice()
  let size = heap.length
  /** Lets what is in a place sink to where it belongs. */
  function sink(from: number): void {
    const sinking = heap[from]!
    let place = from
    for (;;) {
      let below = 2 * place + 1
      if (below >= size) break
      if (below + 1 < size && order(heap[below + 1]!, heap[below]!) < 0) below++
      if (order(sinking, heap[below]!) <= 0) break
      heap[place] = heap[below]!
      place = below
    }
    heap[place] = sinking
  }
  for (let place = (size >> 1) - 1; place >= 0; place--) sink(place)
  while (size > 0) {
    yield heap[0]!
    heap[0] = heap[--size]!
    sink(0)
  }
}
