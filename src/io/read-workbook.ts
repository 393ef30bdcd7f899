import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { SHEET_DELIMITER } from '../intake/xlsx/row-chunks.js'
import { EligoError } from '../model/fault.js'
import { openInput } from './open-input.js'
import { readXlsx } from './read-xlsx.js'

/** The workbook of a result, if it has one. */
export function workbookOf(folder: string): string | undefined {
  const file = join(folder, 'report.xlsx')
  return existsSync(file) ? file : undefined
}

/** A row of a sheet: its number, and its cells without the blank ones at its end. */
export interface SheetLine {
  readonly line: number
  readonly cells: readonly string[]
}

const nothing = (): never => {
  throw new Error('a workbook of a result is a file')
}

/** The rows of one sheet. */
async function* linesOfSheet(file: string, sheet: string): AsyncGenerator<SheetLine> {
  const input = openInput(file, nothing, { keepBooks: false, sheet })
  for await (const { bytes, starts, ends, lines } of readXlsx(input, sheet))
    for (const [i, start] of starts.entries()) {
      const [cells] = parse(bytes.subarray(start, ends[i]), { delimiter: SHEET_DELIMITER }) as string[][]
      yield { line: lines[i]!, cells: cells! }
    }
}

/** The rows of a table of a result's workbook below the header, from all sheets that it is on. */
export async function* linesOfTable(file: string, table: string): AsyncGenerator<SheetLine> {
  for (let part = 1; ; part++)
    try {
      for await (const row of linesOfSheet(file, part === 1 ? table : `${table} ${part}`)) if (row.line > 1) yield row
    } catch (error) {
      const isEnd = error instanceof EligoError && error.faults.some(({ code }) => code === 'no-sheet')
      if (isEnd && part > 1) return
      throw error
    }
}
