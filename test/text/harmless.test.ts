import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neutraliseFormula, restoreFormula } from '../../src/text/neutralise-formula.js'
import { escapeJsonForTerminal, sanitiseTerminal } from '../../src/text/sanitise-terminal.js'
import { trials } from '../laws/law.js'

describe('cells for spreadsheets', () => {
  const dangerous = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    ' =1',
    '\u3000=1',
    '\u200b=1',
    '\u00a0+1',
    '\ufeff@x',
    '\t',
    '\n',
    "'=1",
    "''-1",
    "'\t",
  ]
  it.each(dangerous)('puts an apostrophe before %j', (cell) => {
    expect(neutraliseFormula(cell)).toBe(`'${cell}`)
    expect(restoreFormula(`'${cell}`)).toBe(cell)
  })

  const harmless = ['', 'a', '1', '1-1', 'a=b', '字', "'", "'a", "it's", ' a', '\u200ba', '"=1"', '😀', '*', '#tag']
  it.each(harmless)('leaves %j as it is', (cell) => {
    expect(neutraliseFormula(cell)).toBe(cell)
    expect(restoreFormula(cell)).toBe(cell)
  })

  it('can be taken back, whatever the cell', () => {
    const hostile = fc.string({
      unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\n', '\r', '\0', ' ', '\u200b', '＝', 'a', '字', '"'),
    })
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (cell) => {
        const written = neutraliseFormula(cell)
        expect(restoreFormula(written)).toBe(cell)
        expect(written.startsWith("'") || !/^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r\n\0]/u.test(written)).toBe(true)
      }),
      trials(),
    )
  })
})

describe('texts for terminals', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['plain 字 😀', 'plain 字 😀'],
    ['\x1b[31mred', '\\x1b[31mred'],
    ['a\nb\r\tc\0', 'a\\x0ab\\x0d\\x09c\\x00'],
    ['\x7f\u009b', '\\x7f\\x9b'],
    ['\u202eabc\u2066', '\\u202eabc\\u2066'],
    ['\u200e\u061c', '\\u200e\\u061c'],
    ['\u2028\u2029\u0085', '\\u2028\\u2029\\x85'],
    ['\ufeff', '\\ufeff'],
    ['\ud800', '\ufffd'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['::error::no', '\\x3a:error\\x3a:no'],
    [' \u3000::warning', ' \u3000\\x3a:warning'],
    [':::x', '\\x3a\\x3a:x'],
    ['12:30: a:b', '12:30: a:b'],
    ['##[error]', '\\x23#[error]'],
    ['a ##vso[task.setvariable]x', 'a \\x23#vso[task.setvariable]x'],
    ['a##teamcity[x', 'a\\x23#teamcity[x'],
    ['## heading', '\\x23# heading'],
    ['#a##b#', '#a##b#'],
    ['###[', '\\x23\\x23#['],
  ]
  it.each(cases)('%j is shown as %j', (text, shown) => {
    expect(sanitiseTerminal(text)).toBe(shown)
  })

  const hostile = fc.string({ unit: fc.constantFrom(':', '#', '[', ' ', 'a', '\n', '\u3000', '字') })
  it('writes the same JSON for a terminal, with nothing in it that acts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const lines = texts.map((text) => `${JSON.stringify(text)}\n`).join('')
        const shown = escapeJsonForTerminal(lines)
        expect(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(shown)).toBe(false)
        const parsed = shown.split('\n').slice(0, -1)
        expect(parsed.map((line) => JSON.parse(line))).toEqual(texts)
      }),
      trials(),
    )
  })

  it('lets no control or bidi character through', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        const shown = sanitiseTerminal(text)
        expect(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(shown)).toBe(false)
        expect(/^\s*(?:::|##)|##\w*\[/u.test(shown)).toBe(false)
        expect(shown.isWellFormed()).toBe(true)
        expect(sanitiseTerminal(shown)).toBe(shown)
      }),
      trials(),
    )
  })
})
