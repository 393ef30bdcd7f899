import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, delimiter, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { onTestFinished } from 'vitest'

const PROGRAM = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((candidate) => existsSync(candidate))

/** Without LibreOffice these tests are skipped, except on CI, where the lack is a failure. */
export const isLibreOfficeMissing = PROGRAM === undefined && process.env.CI !== 'true'

/** The name of a suite that needs LibreOffice: says why it is skipped. */
export const inLibreOffice = (name: string): string =>
  isLibreOfficeMissing ? `${name} (skipped: there is no soffice on the path)` : name

/** A cell as the spreadsheet has it: is it text, and what does it say? */
export interface SeenCell {
  readonly isText: boolean
  readonly text: string
}

/** How a CSV file is opened: as the program does unless told otherwise, or with every column as text. */
export type Opening = 'as-it-comes' | 'all-text'

const COMMA_QUOTE_UTF8 = '44,34,76,1'
const MOST_COLUMNS = 40
const AS_TEXT = Array.from({ length: MOST_COLUMNS }, (_, i) => `${i + 1}/2`).join('/')
const OPENINGS: Readonly<Record<Opening, string>> = {
  'as-it-comes': `CSV:${COMMA_QUOTE_UTF8}`,
  'all-text': `CSV:${COMMA_QUOTE_UTF8},${AS_TEXT}`,
}
/** Quotes around texts and none around numbers; every sheet in a file of its own. */
const EVERY_SHEET = `csv:Text - txt - csv (StarCalc):${COMMA_QUOTE_UTF8},,0,true,true,false,false,false,-1`

/** Opens a file in LibreOffice and saves it in another format. Gives the folder with what was saved. */
function save(file: string, format: string, opening: Opening): string {
  if (PROGRAM === undefined) throw new Error('there is no soffice on the path')
  const folder = mkdtempSync(join(tmpdir(), 'eligo-soffice-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const args = [
    '--headless',
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
    ...(extname(file) === '.csv' ? [`--infilter=${OPENINGS[opening]}`] : []),
    ...['--convert-to', format, '--outdir', join(folder, 'saved'), file],
  ]
  const { status, stderr, error } = spawnSync(PROGRAM, args, { encoding: 'utf8', timeout: 120_000 })
  if (status !== 0 || !existsSync(join(folder, 'saved'))) throw error ?? new Error(`soffice: ${status} ${stderr}`)
  return join(folder, 'saved')
}

/** Opens a file and saves it as XLSX. Gives the path of what was saved. */
export function saveAsXlsx(file: string, opening: Opening = 'as-it-comes'): string {
  return join(save(file, 'xlsx', opening), `${basename(file, extname(file))}.xlsx`)
}

/** As LibreOffice numbers it in the options of its CSV filter. */
const GB18030 = 85

/** Opens a file and saves it as CSV in GB18030, as on a Chinese Windows. Gives the path of what was saved. */
export function saveAsGb18030(file: string, opening: Opening = 'as-it-comes'): string {
  const format = `csv:Text - txt - csv (StarCalc):44,34,${GB18030},1,,0,false,true`
  return join(save(file, format, opening), `${basename(file, extname(file))}.csv`)
}

/** Opens a workbook and saves one of its sheets, counted from 1, as CSV in GB18030. Gives the path of what was saved. */
export function saveSheetAsGb18030(file: string, sheet: number): string {
  const format = `csv:Text - txt - csv (StarCalc):44,34,${GB18030},1,,0,false,true,false,false,false,${sheet}`
  const folder = save(file, format, 'as-it-comes')
  return join(folder, readdirSync(folder)[0]!)
}

/** The XML of all parts of a workbook, by their names. */
export function partsOf(file: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )
}

/** Writes texts into the rows of a sheet after the header, from a column on, as somebody would by hand. */
export function fillIn(file: string, part: string, column: string, rows: readonly (readonly string[])[]): void {
  const parts = unzipSync(readFileSync(file))
  const cell = (text: string, row: number, i: number) =>
    `<c r="${String.fromCharCode(column.charCodeAt(0) + i)}${row}" t="inlineStr"><is><t>${text}</t></is></c>`
  const filled = strFromU8(parts[part]!).replace(
    /<row r="(\d+)">(.*?)<\/row>/gs,
    (whole, digits: string, cells: string) => {
      const row = Number(digits)
      const given = rows[row - 2]
      return given ? `<row r="${row}">${cells}${given.map((text, i) => cell(text, row, i)).join('')}</row>` : whole
    },
  )
  writeFileSync(file, zipSync({ ...parts, [part]: strToU8(filled) }))
}

/** Opens a file and gives its cells as the spreadsheet has them, by the names of its sheets. */
export function openSheets(file: string, opening: Opening = 'as-it-comes'): Readonly<Record<string, SeenCell[][]>> {
  const folder = save(file, EVERY_SHEET, opening)
  const name = basename(file, extname(file))
  const sheets = readdirSync(folder).map((saved) => {
    const rows: SeenCell[][] = parse(readFileSync(join(folder, saved)), {
      bom: true,
      relax_column_count: true,
      cast: (text, { quoting }) => ({ isText: quoting, text }) as unknown as string,
    }) as unknown as SeenCell[][]
    return [basename(saved, '.csv').slice(name.length + 1), rows] as const
  })
  return Object.fromEntries(sheets)
}
