import { type Allocate, allocateHere } from '../model/allocate.js'
import { type TokenColumn, tokensAt } from '../model/columns.js'

/** Token streams of texts, by position. */
export interface Streams {
  readonly count: number
  readonly columns: readonly TokenColumn[]
  /** Where each text's tokens are: which column, and which stream of it. */
  readonly columnOf: Uint32Array
  readonly streamOf: Uint32Array
}

/** Texts that take part, by position: their tokens, whose they are, and which comes first. Plain data that threads can share. */
export interface Library extends Streams {
  /** Where each text begins if all are put one after the other, in tokens; at the end, how long that is. */
  readonly begins: Uint32Array
  /** A number for each author. */
  readonly authors: Uint32Array
  /** Place in the order of time; no two texts have the same. */
  readonly ranks: Uint32Array
  /** So many texts at the beginning of the order were published outside of any campaign. */
  readonly published: number
}

/** The tokens of a text: a view, not a copy. */
export const tokensOf = ({ columns, columnOf, streamOf }: Streams, text: number): Uint16Array =>
  tokensAt(columns[columnOf[text]!]!, streamOf[text]!)

/** Where each text begins if all are put one after the other, in tokens; at the end, how long that is. */
export function beginsOf(streams: Streams, allocate: Allocate = allocateHere): Uint32Array {
  const begins = new Uint32Array(allocate((streams.count + 1) * 4))
  for (let text = 0; text < streams.count; text++) begins[text + 1] = begins[text]! + tokensOf(streams, text).length
  return begins
}
