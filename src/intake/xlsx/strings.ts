import { createXmlReader, type XmlReader } from './xml.js'

const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** Characters that XML cannot hold are written `_x000D_`. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** Collects the text of a string item: all its runs, without what only tells how to pronounce it. */
export function collectText() {
  let pieces: string[] = []
  let inText = false
  let phonetic = 0
  return {
    open(name: string) {
      if (name === 'rPh') phonetic++
      else if (name === 't') inText = phonetic === 0
    },
    text(text: string) {
      if (inText) pieces.push(text)
    },
    close(name: string) {
      if (name === 'rPh') phonetic--
      else if (name === 't') inText = false
    },
    /** The text so far; begins anew. */
    take(): string {
      const text = unescapeText(pieces.join(''))
      pieces = []
      return text
    },
  }
}

/** Reads `sharedStrings.xml` piece by piece into a list. */
export function createStringsReader(strings: string[]): XmlReader {
  const item = collectText()
  return createXmlReader({
    open: item.open,
    text: item.text,
    close(name) {
      item.close(name)
      if (name === 'si') strings.push(item.take())
    },
  })
}
