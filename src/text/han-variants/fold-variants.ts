import { HAN_VARIANTS } from './classes.js'

let table: ReadonlyMap<number, number> | undefined

/** Code point -> code point that stands for its class. Made at first use: most commands never need it. */
export function variantTable(): ReadonlyMap<number, number> {
  if (table) return table
  const made = new Map<number, number>()
  let first = 0
  for (let at = 0; at < HAN_VARIANTS.length; at++) {
    const codePoint = HAN_VARIANTS.codePointAt(at)!
    if (codePoint > 0xffff) at++
    if (codePoint === 0x20) first = 0
    else if (first === 0) first = codePoint
    else made.set(codePoint, first)
  }
  table = made
  return made
}

/** The text with every Chinese character replaced by the one that stands for its class, so that 發 equals 发. */
export function foldVariants(text: string): string {
  const variants = variantTable()
  let folded = ''
  for (const character of text) {
    const other = variants.get(character.codePointAt(0)!)
    folded += other === undefined ? character : String.fromCodePoint(other)
  }
  return folded
}
