import { describe, expect, it } from 'vitest'
import { createRoundedIds } from '../../src/pipeline/rounded-ids.js'

describe('ids that a spreadsheet would turn into another', () => {
  const { meantBy } = createRoundedIds([
    '1983200112233445566',
    '1983200112233445577',
    '0042',
    '7',
    'p-1',
    '1000000000000000',
  ])

  it.each([
    ['1983200112233440000', ['1983200112233445566', '1983200112233445577']],
    ['1983200112233445566', []],
    ['42', ['0042']],
    ['0042', []],
    ['7', []],
    ['1000000000000000', []],
    ['p-1', []],
    ['', []],
  ])('%s may stand for %j', (id, meant) => expect(meantBy(id)).toEqual(meant))
})
