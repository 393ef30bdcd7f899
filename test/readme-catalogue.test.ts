import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FAULTS } from '../src/model/fault-codes.js'
import { CATALOGUE } from './readme/fault-catalogue.js'

/*
 * The catalogue of codes in the README is made of the codes of the program and their entries: `npm run catalogue` writes it.
 * Scripts go by these codes, so none that has ever been there may go: stable-codes.txt holds them.
 */
const BEGIN = '<!-- codes: npm run catalogue -->'
const END = '<!-- end of codes -->'
const STABLE = 'test/readme/stable-codes.txt'

const isRewriting = process.env.CATALOGUE_REWRITE === '1'
const codes = [...new Set(Object.keys(FAULTS).map((key) => key.split('/')[0]!))].sort()
const rows = codes.map((code) => `| \`${code}\` | ${CATALOGUE[code as keyof typeof CATALOGUE]?.join(' | ')} |`)
const table = ['| code | means | to mend it |', '|---|---|---|', ...rows].join('\n')
const recorded = readFileSync(STABLE, 'utf8').split('\n').filter(Boolean)
const readme = readFileSync('README.md', 'utf8')
const [before, rest = ''] = readme.split(`${BEGIN}\n`)
const [shown, after] = rest.split(`\n${END}`)

describe('the catalogue of codes', () => {
  it('has an entry for every code of the program, and no other', () => {
    expect(Object.keys(CATALOGUE).sort()).toEqual(codes)
  })

  it('stands in the README', () => {
    if (isRewriting) writeFileSync('README.md', `${before}${BEGIN}\n${table}\n${END}${after}`)
    else expect(shown).toBe(table)
  })

  it('keeps every code that was ever there', () => {
    expect(recorded.filter((code) => !codes.includes(code))).toEqual([])
    if (isRewriting) writeFileSync(STABLE, `${[...new Set([...recorded, ...codes])].sort().join('\n')}\n`)
    else expect(codes.filter((code) => !recorded.includes(code))).toEqual([])
  })
})
