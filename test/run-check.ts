import {
  type Check,
  type CheckInputs,
  check,
  type NamedBytes,
  parseCampaign,
  type Table,
  tables,
} from '../src/index.js'

/** A row of a table as an object of texts, so that a test can name the columns it is about. */
export type TextRow = Readonly<Record<string, string>>

/** A check's result in the form of its tables. */
export interface Checked extends Check {
  readonly report: readonly TextRow[]
  readonly allocation: readonly TextRow[]
  readonly review: readonly TextRow[]
  readonly rejects: readonly TextRow[]
}

const rowsOf = ({ columns, rows }: Table): TextRow[] =>
  Array.from(rows(), (row) => Object.fromEntries(columns.map((name, i) => [name, String(row[i])])))

type Some = string | Uint8Array | NamedBytes
const named = (given: Some, name: string): NamedBytes =>
  typeof given === 'string' || given instanceof Uint8Array ? { name, bytes: given } : given

/** Runs a campaign file over exports through the public API. Exports without a name are called posts.csv. */
export async function runCheck(
  campaign: string,
  posts: Some | readonly Some[],
  more: Omit<CheckInputs, 'posts'> = {},
): Promise<Checked> {
  const parsed = await parseCampaign(campaign)
  const all = (Array.isArray(posts) ? posts : [posts]) as readonly Some[]
  const checked = await check(parsed.campaign, {
    posts: all.map((given, i) => named(given, i === 0 ? 'posts.csv' : `posts-${i + 1}.csv`)),
    ...more,
  })
  const { report, allocation, review, rejects } = tables(checked.result, 'en')
  return {
    ...checked,
    report: rowsOf(report),
    allocation: rowsOf(allocation),
    review: rowsOf(review),
    rejects: rowsOf(rejects),
  }
}

/** Only some columns of some rows. */
export const pick = (rows: readonly TextRow[], ...names: readonly string[]): string[][] =>
  rows.map((row) => names.map((name) => row[name] ?? `no column ${name}`))
