import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parse } from 'csv-parse'
import { failure } from '../model/fault.js'
import { restoreFormula } from '../text/neutralise-formula.js'
import type { CsvRow, PostRecord, ResultJson } from '../trust/result-record.js'
import { systemReason } from './system-reason.js'

const unreadable = (file: string, error: unknown) =>
  failure('no-result', { reason: systemReason(error) }, { file }, error)

/** Reads result.json of a folder whole. Throws where there is none, or one of another make. */
export async function readResultJson(folder: string): Promise<ResultJson> {
  try {
    const result = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8')) as ResultJson
    if (typeof result?.manifest?.eligo !== 'string' || !Array.isArray(result.awards))
      throw new SyntaxError('no manifest')
    return result
  } catch (error) {
    throw unreadable(folder, error)
  }
}

/** Lines of a text file of a result, without their ends. */
export async function* linesOfFile(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file), crlfDelay: Infinity })
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** The posts of entries.ndjson, in their order. */
export async function* readPosts(folder: string): AsyncGenerator<PostRecord> {
  const file = join(folder, 'entries.ndjson')
  for await (const line of linesOfFile(file))
    try {
      yield JSON.parse(line) as PostRecord
    } catch (error) {
      throw unreadable(file, error)
    }
}

/** The rows of a CSV file of a result, as the data were before they were made harmless for spreadsheets. */
export async function* readRows(folder: string, name: string): AsyncGenerator<CsvRow> {
  const file = join(folder, name)
  const parser = createReadStream(file).pipe(parse({ bom: true, columns: true, info: true, relax_column_count: true }))
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: Record<string, string>
      info: { lines: number }
    }>)
      yield {
        line: info.lines,
        cells: Object.fromEntries(Object.entries(record).map(([column, cell]) => [column, restoreFormula(cell)])),
      }
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** The SHA-256 of a file; undefined where there is none. */
export async function digestOfFile(file: string): Promise<string | undefined> {
  if (!existsSync(file)) return undefined
  const hash = createHash('sha256')
  try {
    for await (const piece of createReadStream(file)) hash.update(piece as Uint8Array)
  } catch (error) {
    throw failure('unreadable', { reason: systemReason(error) }, { file }, error)
  }
  return hash.digest('hex')
}
