const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/** No position: what stands there is not plainly well-formed. */
const NOWHERE = -1

/** Takes the quoted cell that begins at `start`; gives where it ends, past its closing quote. */
function takeQuoted(text: string, start: number, cells: string[]): number {
  let end = text.indexOf('"', start + 1)
  let isDoubled = false
  while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
    isDoubled = true
    end = text.indexOf('"', end + 2)
  }
  if (end < 0) return NOWHERE
  const cell = text.slice(start + 1, end)
  cells.push(isDoubled ? cell.replaceAll('""', '"') : cell)
  return end + 1
}

/** Takes the cell without quotes that begins at `start`; gives where it ends. */
function takePlain(text: string, start: number, delimiter: number, cells: string[]): number {
  let end = start
  let code = text.charCodeAt(end)
  while (end < text.length && code !== delimiter && code !== LF && code !== CR) {
    if (code === QUOTE) return NOWHERE
    code = text.charCodeAt(++end)
  }
  cells.push(text.slice(start, end))
  return end
}

/**
 * Takes the cells of the record that begins at `start`; gives where the next one begins. A function of its own, called for
 * each record, since V8 would optimise a loop over a whole text anew for every few texts.
 */
function takeRecord(text: string, start: number, delimiter: number, cells: string[]): number {
  for (let at = start; ; ) {
    // A separator at the very end is followed by an empty cell.
    const isQuoted = text.charCodeAt(at) === QUOTE
    const end = isQuoted ? takeQuoted(text, at, cells) : takePlain(text, at, delimiter, cells)
    if (end === NOWHERE || end >= text.length) return end
    const code = text.charCodeAt(end)
    if (code === LF) return end + 1
    if (code === CR) return text.charCodeAt(end + 1) === LF ? end + 2 : end + 1
    if (code !== delimiter) return NOWHERE
    at = end + 1
  }
}

/**
 * Cuts well-formed CSV into records of cells, about ten times as fast as csv-parse, which has more to look out for. Gives
 * undefined for anything that is not plainly well-formed (a quote inside an unquoted cell, text after a closing quote, no
 * closing quote): then csv-parse has the say. For what it does cut, it gives what csv-parse gives.
 */
export function cutCells(text: string, delimiter: string): string[][] | undefined {
  const part = delimiter.charCodeAt(0)
  const records: string[][] = []
  for (let at = 0; at < text.length; ) {
    const cells: string[] = []
    at = takeRecord(text, at, part, cells)
    if (at === NOWHERE) return undefined
    records.push(cells)
  }
  return records
}
