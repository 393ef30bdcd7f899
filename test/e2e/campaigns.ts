import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

const CAMPAIGNS = 'fixtures/campaigns'

/** Names of the fixture campaigns. */
export const LEAVES: readonly string[] = readdirSync(CAMPAIGNS)

/** A file of a fixture campaign. */
export const inCampaign = (leaf: string, name: string): string => resolve(CAMPAIGNS, leaf, name)

/** What a check of a fixture campaign reads besides the posts; a draw takes a plain seed in place of the sealed one. */
export function besidesOf(leaf: string): string[] {
  const joined = ['people', 'scores'].flatMap((name) => {
    const file = inCampaign(leaf, `${name}.csv`)
    return existsSync(file) ? [`--${name}`, file] : []
  })
  return [...joined, ...(existsSync(inCampaign(leaf, 'seal.json')) ? ['--seed', 'plain'] : [])]
}

/** The records of a fixture's posts, the header first. */
export const recordsOf = (leaf: string): string[][] =>
  parse(readFileSync(inCampaign(leaf, 'posts.csv')), { bom: true, relax_column_count: true, relax_quotes: true })

/** Records as CSV. */
export const csvOf = (records: readonly (readonly string[])[]): string => stringify(records as string[][])

/** A fixed shuffle of records below their header: no randomness in tests. */
export function shuffled([header, ...rows]: readonly string[][]): string[][] {
  const keyed = rows.map((row, i) => ({ row, key: (i * 7919 + 13) % 1009 }))
  return [header!, ...keyed.sort((a, b) => a.key - b.key).map(({ row }) => row)]
}
