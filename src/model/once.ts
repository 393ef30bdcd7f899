/** Makes a function that gives the same value whenever it is asked for: made when it first is. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
