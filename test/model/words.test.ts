import { describe, expect, it } from 'vitest'
import { codeOf, EligoError, failure, formatPlace, isHarmless, wordFault } from '../../src/model/fault.js'
import { graver } from '../../src/model/finding.js'
import { fill, word } from '../../src/model/message.js'

describe('messages', () => {
  it('fills holes once, and leaves one without an argument to be seen', () => {
    expect(fill('{a} of {b}, {c}', { a: 1, b: '{a}' })).toBe('1 of {a}, {c}')
    expect(fill('{toString} {constructor}', {})).toBe('{toString} {constructor}')
    expect(word({ en: 'yes {n}', zh: '是 {n}' }, { n: 2 }, 'zh')).toBe('是 2')
  })

  it('takes the graver of two outcomes', () => {
    expect(graver('pass', 'review')).toBe('review')
    expect(graver('fail', 'review')).toBe('fail')
    expect(graver('pass', 'pass')).toBe('pass')
  })
})

describe('faults', () => {
  it('are worded in both languages, with a stable code and a place', () => {
    const [fault] = failure('missing-value', { field: 'post_id' }, { file: 'a.csv', line: 2, column: 'id' }).faults
    expect(wordFault(fault!, 'en')).toBe('post_id is blank or missing; every row needs one')
    expect(wordFault(fault!, 'zh')).toBe('post_id 为空或缺失，每一行都必须有')
    expect(formatPlace(fault!.place)).toBe('a.csv:2:id')
    expect(formatPlace({ line: 2 })).toBe('2')
    expect(formatPlace({})).toBe('')
    expect(codeOf({ code: 'bad-time/no-clock', args: {}, place: {} })).toBe('bad-time')
    expect(isHarmless({ code: 'repeated-row', args: {}, place: {} })).toBe(true)
    expect(isHarmless(fault!)).toBe(false)
  })

  it('keep what the machine said, and word all faults in one error', () => {
    const cause = new Error('ENOENT')
    expect(failure('no-campaign', {}, {}, cause).cause).toBe(cause)
    expect('cause' in failure('no-campaign')).toBe(false)
    const faults = (['no-posts', 'no-campaign'] as const).map((code) => ({ code, args: {}, place: {} }))
    expect(new EligoError(faults).message.split('\n')).toEqual(faults.map((fault) => wordFault(fault, 'en')))
  })
})
