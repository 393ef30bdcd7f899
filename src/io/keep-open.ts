const forgotten = new FinalizationRegistry<() => void>((close) => close())
const open = new Set<() => void>()
let isTold = false

function closeAll(): void {
  for (const close of [...open]) close()
}

/**
 * Keeps a file open for a reader who may come late: what was found of a post is said when somebody asks. Gives what closes
 * it, once: when that is called, when nobody holds the reader any more, or when the process ends.
 *
 * @param close must not hold the reader
 */
export function keepOpen(reader: object, close: () => void): () => void {
  // Systems that cannot take a file away while it is open have it taken away at the end.
  if (!isTold) process.once('exit', closeAll)
  isTold = true
  const once = () => {
    if (open.delete(once)) close()
  }
  open.add(once)
  forgotten.register(reader, once)
  return once
}
