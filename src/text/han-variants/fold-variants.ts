import { HAN_VARIANTS } from './classes.js'

let table: ReadonlyMap<number, number> | undefined

/** Code point -> code point that stands for its class. Made at first use: most runs of most commands never need it. */
export function variantTable(): ReadonlyMap<number, number> {
  table ??= new Map(
    HAN_VARIANTS.split(' ').flatMap((group) => {
      const [first, ...others] = Array.from(group, (character) => character.codePointAt(0)!)
      return others.map((other): [number, number] => [other, first!])
    }),
  )
  return table
}

/** The text with every Chinese character replaced by the one that stands for its class, so that 發 equals 发. */
export function foldVariants(text: string): string {
  const variants = variantTable()
  return Array.from(text, (c) => String.fromCodePoint(variants.get(c.codePointAt(0)!) ?? c.codePointAt(0)!)).join('')
}
