import { linesOfTable, type SheetLine, workbookOf } from '../io/read-workbook.js'
import { readRows } from '../io/result-files.js'
import { EligoError, type Fault } from '../model/fault.js'
import { MOST_UNITS } from '../report/xlsx/cell-text.js'
import { shown } from '../trust/compare-results.js'
import type { CsvRow } from '../trust/result-record.js'

/** The sheet of reviews is there to be filled in. */
const COMPARED_SHEETS = ['report', 'allocation', 'rejects'] as const

/** A note of this length at most stands at the end of a text that was cut. */
const MOST_NOTE = 64

/** Does a cell of a sheet say what the cell of the CSV file says, as far as it can hold that? */
function agrees(seen: string, told: string): boolean {
  if (seen === told) return true
  const isCut = told.length > MOST_UNITS || told.split('\n').length > 250
  return isCut && seen.length > MOST_NOTE && told.startsWith(seen.slice(0, -MOST_NOTE))
}

function compareRows(table: string, seen: SheetLine | undefined, told: CsvRow | undefined): Fault | undefined {
  const fault = (line: number, column: string, found: string, recorded: string): Fault => ({
    code: 'inconsistent/row',
    args: { file: `report.xlsx (${table})`, line, column, found, recorded, other: `${table}.csv` },
    place: {},
  })
  const text = (cells: readonly string[]) => shown(cells.join(' '))
  if (!seen || !told) {
    const line = seen?.line ?? told!.line
    return fault(line, '*', seen ? text(seen.cells) : '–', told ? text(Object.values(told.cells)) : '–')
  }
  const columns = Object.keys(told.cells)
  const at = columns.findIndex((name, i) => !agrees(seen.cells[i] ?? '', told.cells[name]!))
  return at < 0
    ? undefined
    : fault(seen.line, columns[at]!, shown(seen.cells[at] ?? ''), shown(told.cells[columns[at]!]!))
}

async function compareTable(folder: string, file: string, table: string): Promise<Fault | undefined> {
  const told = readRows(folder, `${table}.csv`)
  for await (const seen of linesOfTable(file, table)) {
    const { value } = await told.next()
    const difference = compareRows(table, seen, value)
    if (difference) return difference
  }
  const { value } = await told.next()
  return value ? compareRows(table, undefined, value) : undefined
}

/**
 * Holds the sheets of a result's workbook against its CSV files, cell by cell: people save it with their decisions, so its
 * bytes tell nothing. Gives the first difference of each sheet; nothing where there is no workbook.
 */
export async function checkWorkbook(folder: string): Promise<Fault[]> {
  const file = workbookOf(folder)
  if (file === undefined) return []
  const faults: Fault[] = []
  for (const table of COMPARED_SHEETS)
    try {
      const difference = await compareTable(folder, file, table)
      if (difference) faults.push(difference)
    } catch (error) {
      if (!(error instanceof EligoError)) throw error
      faults.push(...error.faults)
    }
  return faults
}
