import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDecimal, isDecimal, parseDecimal, smallestUnit, total } from '../../src/model/amount.js'

const ONE = 10n ** 18n

describe('exact decimals', () => {
  const cases: readonly (readonly [written: string, value: bigint, shown: string])[] = [
    ['0', 0n, '0'],
    ['1', ONE, '1'],
    ['1333', 1333n * ONE, '1333'],
    ['0.5', ONE / 2n, '0.5'],
    ['95.90', (959n * ONE) / 10n, '95.9'],
    ['0.000000000000000001', 1n, '0.000000000000000001'],
    [
      '999999999999999999999999999999.999999999999999999',
      10n ** 48n - 1n,
      '999999999999999999999999999999.999999999999999999',
    ],
  ]
  it.each(cases)('%s', (written, value, shown) => {
    expect(parseDecimal(written)).toBe(value)
    expect(formatDecimal(value)).toBe(shown)
    expect(parseDecimal(`-${written}`, { signed: true })).toBe(-value)
  })

  const refused = [
    '',
    ' ',
    '-',
    '.',
    '1.',
    '.5',
    '-1',
    '+1',
    '01',
    '00',
    '1,333',
    '1_333',
    '1 333',
    '1e3',
    '1E+3',
    '0x10',
    '１',
    '1.0000000000000000001',
    '1000000000000000000000000000000',
    'NaN',
    'Infinity',
    '1.2.3',
    ' 1',
    '1\n',
    '٣',
  ]
  it.each(refused)('refuses %j', (written) => {
    expect(parseDecimal(written)).toBeUndefined()
    expect(isDecimal(written)).toBe(false)
    if (!written.startsWith('-')) expect(parseDecimal(`-${written}`, { signed: true })).toBeUndefined()
  })

  it('reads what it writes, and says beforehand whether it can read', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 48n) + 1n, max: 10n ** 48n - 1n }), (value) => {
        const shown = formatDecimal(value)
        expect(parseDecimal(shown, { signed: true })).toBe(value)
        expect(isDecimal(shown, { signed: true })).toBe(true)
        expect(isDecimal(shown)).toBe(value >= 0n)
      }),
    )
  })

  it('sums exactly, and knows the smallest unit of an asset', () => {
    expect(total([])).toBe(0n)
    expect(total(['0.1', '0.2'].map((text) => parseDecimal(text)!))).toBe(parseDecimal('0.3'))
    expect(smallestUnit(0)).toBe(ONE)
    expect(smallestUnit(6)).toBe(10n ** 12n)
    expect(smallestUnit(18)).toBe(1n)
  })
})
