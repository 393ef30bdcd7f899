/** Makes memory for typed arrays. Where threads are to share it, the caller gives another. */
export type Allocate = (bytes: number) => ArrayBuffer | SharedArrayBuffer

/** Memory of this thread alone. */
export const allocateHere: Allocate = (bytes) => new ArrayBuffer(bytes)

/** Memory that other threads can see without a copy. */
export const allocateShared: Allocate = (bytes) => new SharedArrayBuffer(bytes)
