import { type Allocate, allocateHere } from './allocate.js'

type NumberArray = Float64Array | Uint32Array | Uint16Array | Uint8Array

/** Plain data with its typed arrays apart: the rest as JSON, which names them by kind and length in their order. */
export interface Packed {
  readonly json: string
  readonly arrays: readonly NumberArray[]
}

const ARRAYS = { f64: Float64Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array } as const
type ArrayKind = keyof typeof ARRAYS

const kindOf = (array: NumberArray): ArrayKind =>
  (Object.keys(ARRAYS) as ArrayKind[]).find((kind) => array instanceof ARRAYS[kind])!

/** Stands in the JSON for an array. No object of ours has keys like these. */
interface Stand {
  readonly $array: ArrayKind
  readonly length: number
}

const isStand = (value: unknown): value is Stand => typeof value === 'object' && value !== null && '$array' in value

/** Packs plain data: objects, lists, texts, finite numbers, flags, typed arrays. What is undefined is left out. */
export function pack(value: unknown): Packed {
  const arrays: NumberArray[] = []
  const json = JSON.stringify(value, (_, inner: unknown) => {
    if (!ArrayBuffer.isView(inner)) return inner
    arrays.push(inner as NumberArray)
    return { $array: kindOf(inner as NumberArray), length: (inner as NumberArray).length } satisfies Stand
  })
  return { json, arrays }
}

/** Makes the data again from the parsed JSON. `fill` writes the next bytes into an array; its memory comes from `allocate`. */
export function unpack(value: unknown, fill: (bytes: Uint8Array) => void, allocate: Allocate = allocateHere): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((inner) => unpack(inner, fill, allocate))
  if (!isStand(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpack(inner, fill, allocate)]))
  const Kind = ARRAYS[value.$array]
  const array = new Kind(allocate(value.length * Kind.BYTES_PER_ELEMENT) as ArrayBuffer)
  fill(new Uint8Array(array.buffer))
  return array
}
