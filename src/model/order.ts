/** A total order: negative, zero or positive, as `Array.prototype.sort` wants it. */
export type Order<T> = (a: T, b: T) => number

/** Orders strings by UTF-16 code units. The same on every machine, which `localeCompare` is not. */
export const byCodeUnits: Order<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

/** Orders numbers or bigints upwards. */
export const ascending = (a: number | bigint, b: number | bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** Tries the orders one after the other until one decides. */
export function inTurn<T>(...orders: readonly Order<T>[]): Order<T> {
  return (a, b) => {
    for (const order of orders) {
      const decided = order(a, b)
      if (decided !== 0) return decided
    }
    return 0
  }
}

/** The last position whose value is no greater, by bisection, where values ascend; -1 where all are greater. */
export function lastAtMost(count: number, valueAt: (position: number) => number, most: number): number {
  let low = -1
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (valueAt(middle) <= most) low = middle
    else high = middle - 1
  }
  return low
}
