import type { Fault } from '../../model/fault.js'
import type { Wording } from '../../model/message.js'
import { RULING_KINDS } from '../../model/ruling.js'
import type { Speaker } from '../speaker.js'
import type { Cell, Table } from '../table.js'
import { cellXml } from './cell-text.js'
import { type SheetForm, sheetXml } from './sheet.js'
import { STYLES_XML } from './styles.js'
import { type Part, zipOf } from './zip-parts.js'

/** The rows that a sheet of a spreadsheet has, the header included. */
const MOST_ROWS = 1_048_576
/** A part of an archive holds four gigabytes, and a character takes up to three bytes. */
const MOST_SHEET_UNITS = 1 << 30
const SAMPLE_ROWS = 200

const WORDS = {
  cut: { en: ' … [cut: {units} characters]', zh: ' …… [已截断：共 {units} 个字符]' },
  choose: { en: 'decision', zh: '决定' },
  choices: { en: 'Choose one of: {list}', zh: '请从以下选项中选择：{list}' },
} as const satisfies Record<string, Wording>

/** A workbook that is being written. */
export interface Workbook {
  readonly pieces: () => Iterable<Uint8Array>
  /** What it cannot show as it is, once it has been written. */
  readonly told: () => readonly Fault[]
}

/** What a workbook is made of. */
export interface WorkbookForm {
  readonly tables: readonly Table[]
  /** Columns of verdicts and outcomes, which are coloured. */
  readonly coloured: ReadonlySet<string>
  readonly speaker: Speaker
  /** Rows of a sheet, its header included. */
  readonly mostRows?: number
}

function validationXml({ say }: Speaker): (range: string) => string {
  const words = cellXml(say(WORDS.choices, { list: RULING_KINDS.join(', ') }))
  const title = cellXml(say(WORDS.choose))
  return (range) =>
    [
      '<dataValidations count="1"><dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"',
      ` errorTitle="${title}" error="${words}" promptTitle="${title}" prompt="${words}" sqref="${range}">`,
      `<formula1>"${RULING_KINDS.join(',')}"</formula1></dataValidation></dataValidations>`,
    ].join('')
}

const NONE: ReadonlySet<string> = new Set()

function formOf({ name, columns }: Table, { coloured, speaker }: WorkbookForm): SheetForm {
  if (name !== 'review') return { columns, coloured, wrapped: NONE, filledIn: NONE }
  return {
    columns,
    coloured: NONE,
    wrapped: new Set(['question', 'evidence']),
    filledIn: new Set(['decision', 'reviewer', 'reason']),
    choice: { column: 'decision', xml: validationXml(speaker) },
  }
}

function* take<T>(items: Iterable<T>, most: number): Generator<T> {
  let left = most
  for (const item of items) {
    if (left-- <= 0) return
    yield item
  }
}

/** Names a sheet: the table, and which part of it this is if it does not fit on one. */
const sheetName = (table: Table, part: number): string => (part === 1 ? table.name : `${table.name} ${part}`)

/** The sheets of a table, as many as its rows need; at least one. Each must be written before the next is asked for. */
function* sheetsOf(
  table: Table,
  form: WorkbookForm,
  onCut: () => void,
): Generator<{ name: string; xml: Part['pieces'] }> {
  const { mostRows = MOST_ROWS, speaker } = form
  const rows = table.rows()[Symbol.iterator]()
  let ahead = rows.next()
  const shared = {
    form: formOf(table, form),
    sample: [...take(table.rows(), SAMPLE_ROWS)],
    cutMark: (units: number) => speaker.say(WORDS.cut, { units }),
    onCut,
  }
  for (let part = 1; part === 1 || !ahead.done; part++) {
    let left = mostRows - 1
    const next = (units: number): readonly Cell[] | undefined => {
      if (ahead.done || units > MOST_SHEET_UNITS || left-- === 0) return undefined
      const row = ahead.value
      ahead = rows.next()
      return row
    }
    yield { name: sheetName(table, part), xml: sheetXml({ ...shared, next }) }
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const relationships = (targets: readonly (readonly [type: string, target: string])[]): string => {
  const each = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${DOCUMENT}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

const sheetFile = (index: number): string => `worksheets/sheet${index + 1}.xml`

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${cellXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function contentTypes(count: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}" ContentType="${TYPE}.${type}+xml"/>`
  return [
    `${XML}<Types xmlns="${PACKAGE}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    override('workbook.xml', 'sheet.main'),
    override('styles.xml', 'styles'),
    ...Array.from({ length: count }, (_, i) => override(sheetFile(i), 'worksheet')),
    '</Types>',
  ].join('')
}

/** The parts of a workbook. How many sheets there are shows only in the end, so what lists them comes last. */
function* partsOf(form: WorkbookForm, names: string[], onCut: (table: Table) => void): Generator<Part> {
  yield { name: '_rels/.rels', pieces: [relationships([['officeDocument', 'xl/workbook.xml']])] }
  for (const table of form.tables)
    for (const { name, xml } of sheetsOf(table, form, () => onCut(table))) {
      yield { name: `xl/${sheetFile(names.length)}`, pieces: xml }
      names.push(name)
    }
  const sheets = names.map((_, i) => ['worksheet', sheetFile(i)] as const)
  yield { name: 'xl/workbook.xml', pieces: [workbookXml(names)] }
  yield { name: 'xl/_rels/workbook.xml.rels', pieces: [relationships([...sheets, ['styles', 'styles.xml']])] }
  yield { name: 'xl/styles.xml', pieces: [STYLES_XML] }
  yield { name: '[Content_Types].xml', pieces: [contentTypes(names.length)] }
}

/**
 * Makes report.xlsx of tables: a sheet for each, or more where one does not hold all rows. Texts are texts and never
 * numbers or formulas; what a cell cannot hold is cut, and says so. The same tables give the same bytes.
 */
export function createWorkbook(form: WorkbookForm): Workbook {
  const { mostRows = MOST_ROWS } = form
  let told: readonly Fault[] = []
  return {
    *pieces() {
      const names: string[] = []
      const cuts = new Map<string, number>()
      yield* zipOf(partsOf(form, names, ({ name }) => cuts.set(name, (cuts.get(name) ?? 0) + 1)))
      const place = { file: 'report.xlsx' }
      const cut = [...cuts].map(([table, count]): Fault => ({ code: 'cells-cut', args: { table, count }, place }))
      const split = form.tables.flatMap(({ name: table }): Fault[] => {
        const count = names.filter((name) => name === table || name.startsWith(`${table} `)).length
        return count === 1 ? [] : [{ code: 'sheets-split', args: { table, count, rows: mostRows }, place }]
      })
      told = [...split, ...cut]
    },
    told: () => told,
  }
}
