const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/**
 * Cuts well-formed CSV into records of cells, about ten times as fast as csv-parse, which has more to look out for. Gives
 * undefined for anything that is not plainly well-formed (a quote inside an unquoted cell, text after a closing quote, no
 * closing quote): then csv-parse has the say. For what it does cut, it gives what csv-parse gives.
 */
export function cutCells(text: string, delimiter: string): string[][] | undefined {
  const part = delimiter.charCodeAt(0)
  const records: string[][] = []
  let cells: string[] = []
  let at = 0
  while (at < text.length || cells.length > 0) {
    let end = at
    if (text.charCodeAt(at) === QUOTE) {
      end = text.indexOf('"', at + 1)
      let isDoubled = false
      while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) {
        isDoubled = true
        end = text.indexOf('"', end + 2)
      }
      if (end < 0) return undefined
      const cell = text.slice(at + 1, end)
      cells.push(isDoubled ? cell.replaceAll('""', '"') : cell)
      end++
    } else {
      let code = text.charCodeAt(end)
      while (end < text.length && code !== part && code !== LF && code !== CR) {
        if (code === QUOTE) return undefined
        code = text.charCodeAt(++end)
      }
      cells.push(text.slice(at, end))
    }
    if (end >= text.length) {
      records.push(cells)
      break
    }
    const code = text.charCodeAt(end)
    if (code === part) {
      at = end + 1
      // A separator at the very end is followed by an empty cell.
      if (at === text.length) {
        cells.push('')
        records.push(cells)
        break
      }
      continue
    }
    if (code !== LF && code !== CR) return undefined
    records.push(cells)
    cells = []
    at = code === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1
  }
  return records
}
