import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTable } from '../io/read-tables.js'

// The suite that CSV parsers measure themselves by: each file with the values it holds.
const FOLDER = dirname(createRequire(import.meta.url).resolve('csv-spectrum'))
const names = readdirSync(join(FOLDER, 'csvs')).map((name) => name.replace(/\.csv$/, ''))

// The package's JSON of this file is no list and has another telephone number than its CSV.
const MISPRINTS: Readonly<Record<string, unknown>> = {
  location_coordinates: [
    {
      'Contact Phone Number': '2095257564',
      'Location Coordinates': `37\ufffd36'37.8"N 121\ufffd2'17.9"W`,
      Cities: 'Modesto',
      Counties: 'Stanislaus',
    },
  ],
}

/** The table as objects. Its columns are named as fields, so that it passes for a table of posts. */
async function objectsOf(bytes: Uint8Array, piece: number): Promise<unknown> {
  const wish = { required: [], fields: [] }
  const found = await readTable(bytes, { piece, wish })
  if (!('rows' in found)) return found
  expect(found.rejects).toEqual([])
  return found.rows?.map(([, ...cells]) => Object.fromEntries(found.header!.map((name, i) => [name, cells[i]])))
}

describe('csv-spectrum', () => {
  it('has its twelve files', () => {
    expect(names.length).toBe(12)
  })

  it.each(names)('%s', async (name) => {
    const bytes = readFileSync(join(FOLDER, 'csvs', `${name}.csv`))
    const expected = MISPRINTS[name] ?? JSON.parse(readFileSync(join(FOLDER, 'json', `${name}.json`), 'utf8'))
    for (const piece of [1, 7, 1 << 20]) expect(await objectsOf(bytes, piece)).toEqual(expected)
  })
})
