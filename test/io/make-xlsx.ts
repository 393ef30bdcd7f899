import { strToU8, zipSync } from 'fflate'

/** Parts of a workbook that a test wants otherwise than usual. */
export interface WorkbookParts {
  /** The rows of each sheet as XML, by the sheet's name. */
  readonly sheets: Readonly<Record<string, string>>
  /** Items of the shared strings as XML. */
  readonly strings?: readonly string[]
  /** Format codes of the cell styles, by their number. */
  readonly formats?: readonly string[]
  readonly uses1904?: boolean
  readonly hidden?: readonly string[]
  /** Parts to put in as they are; `undefined` leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** A cell of text, inside its row. */
export const textCell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`

/** Rows of text cells from row 1 on. */
export const textRows = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells, i) => {
      const letters = cells.map((text, column) => textCell(`${String.fromCharCode(65 + column)}${i + 1}`, text))
      return `<row r="${i + 1}">${letters.join('')}</row>`
    })
    .join('')

function stylesOf(formats: readonly string[]): string {
  const codes = formats.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeXml(code)}"/>`).join('')
  const styles = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join('')
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles}</cellXfs></styleSheet>`
}

/** Makes an XLSX file. Cell style 0 shows numbers, style n the n-th of `formats`. */
export function makeXlsx({
  sheets,
  strings,
  formats = [],
  uses1904,
  hidden = [],
  parts = {},
}: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets)
  const list = names
    .map((name, i) => {
      const state = hidden.includes(name) ? ' state="hidden"' : ''
      return `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`
    })
    .join('')
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relations = [
    ...names.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
    relation('rIdStyles', 'styles', 'styles.xml'),
    ...(strings ? [relation('rIdStrings', 'sharedStrings', '/xl/sharedStrings.xml')] : []),
  ].join('')
  const files: Record<string, string | Uint8Array | undefined> = {
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${uses1904 ? ' date1904="1"' : ''}/><sheets>${list}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}">${relations}</Relationships>`,
    'xl/styles.xml': stylesOf(formats),
    ...(strings && {
      'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map((item) => `<si>${item}</si>`).join('')}</sst>`,
    }),
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
    ...parts,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(files).flatMap(([name, content]) =>
        content === undefined ? [] : [[name, typeof content === 'string' ? strToU8(content) : content]],
      ),
    ),
  )
}
