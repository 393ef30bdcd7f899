import { createXmlReader } from './xml.js'

/** How a number is shown: as a plain number, as a day, or with a time of day. */
export type Shown = 'number' | 'day' | 'time'

/** Formats that every spreadsheet program has built in, those of East Asian editions included. */
const BUILT_IN_DAYS = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const BUILT_IN_TIMES = new Set([18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 46, 47, 55, 56])

/** What a format code shows. Texts in quotes, escaped characters and what stands in brackets say nothing of it, `[h]` aside. */
export function shownBy(code: string): Shown {
  const [positive = ''] = code.split(';')
  const bare = positive
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./gs, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]?/gi, '')
    .toLowerCase()
  if (/general|[@#0?]/.test(bare) && !/[yhs]/.test(bare)) return 'number'
  if (/[hs]|am\/pm|上午/.test(bare)) return 'time'
  return /[ymd]/.test(bare) ? 'day' : 'number'
}

/** Reads `styles.xml`: what each cell style shows, by its number. */
export function parseStyles(xml: string): readonly Shown[] {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  const reader = createXmlReader({
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) formats.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  reader.write(xml)
  reader.end()
  return formats.map((format) => {
    const code = codes.get(format)
    if (code !== undefined) return shownBy(code)
    if (BUILT_IN_TIMES.has(format)) return 'time'
    return BUILT_IN_DAYS.has(format) ? 'day' : 'number'
  })
}
