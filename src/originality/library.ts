import { type TokenColumn, tokensAt } from '../model/columns.js'

/** Texts that take part, by position: their tokens, whose they are, and which comes first. Plain data that threads can share. */
export interface Library {
  readonly count: number
  readonly columns: readonly TokenColumn[]
  /** Where each text's tokens are: which column, and which stream of it. */
  readonly columnOf: Uint32Array
  readonly streamOf: Uint32Array
  /** A number for each author. */
  readonly authors: Uint32Array
  /** Place in the order of time; no two texts have the same. */
  readonly ranks: Uint32Array
  /** So many texts at the beginning of the order were published outside of any campaign. */
  readonly published: number
}

/** The tokens of a text: a view, not a copy. */
export const tokensOf = ({ columns, columnOf, streamOf }: Library, text: number): Uint16Array =>
  tokensAt(columns[columnOf[text]!]!, streamOf[text]!)
