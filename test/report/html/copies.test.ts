import { describe, expect, it } from 'vitest'
import type { Entry } from '../../../src/model/result.js'
import { copyReader, excerpt, NO_TEXTS } from '../../../src/report/html/copies.js'

describe('excerpt', () => {
  const text = `${'前'.repeat(30)}WORDS${'后'.repeat(30)}`
  it.each([
    ['without the text', undefined, { before: '', words: 'WORDS', after: '' }],
    ['with the text', text, { before: `…${'前'.repeat(24)}`, words: 'WORDS', after: `${'后'.repeat(24)}…` }],
  ])('%s', (_, given, expected) => {
    expect(excerpt('WORDS', given, 30, 35)).toEqual(expected)
  })

  it('takes all of what is near', () => {
    expect(excerpt('b', 'abc', 1, 2)).toEqual({ before: 'a', words: 'b', after: 'c' })
  })

  it('never cuts a character in two', () => {
    const smiles = '😀'.repeat(40)
    expect(excerpt('x', `a${smiles}x${smiles}`, 81, 82)).toEqual({
      before: `…${'😀'.repeat(12)}`,
      words: 'x',
      after: `${'😀'.repeat(12)}…`,
    })
    expect(excerpt(`a${'😀'.repeat(600)}`, undefined, 0, 1201).words).toBe(`a${'😀'.repeat(499)}…`)
  })
})

describe('copyReader', () => {
  const passage = {
    post_start: 0,
    post_end: 4,
    source_start: 1,
    source_end: 5,
    post_text: '四个字吗',
    source_text: '四個字嗎',
  }
  const source = {
    source_id: 's1',
    source_kind: 'post',
    author: 'u1',
    posted_at: '2025-10-24T18:00:00+08:00',
    matched: 30,
    share: 0.5,
    passages: [passage],
  }
  const entryWith = (evidence: unknown) =>
    ({
      post: 0,
      outcomes: new Map([['originality', 'fail']]),
      findings: [{ rule: 'originality', outcome: 'fail', message: 'originality.copy', args: {}, evidence }],
    }) as unknown as Entry
  const forms = { texts: NO_TEXTS, most: 100 }
  const words = (text: string) => ({ before: '', words: text, after: '' })

  it('gives sources with their passages', () => {
    expect(
      copyReader(forms)(entryWith({ share: 0.75, sources: [source, { ...source, posted_at: null, passages: [] }] })),
    ).toEqual({
      share: 0.75,
      sources: [
        {
          kind: 'post',
          id: 's1',
          author: 'u1',
          time: '2025-10-24T18:00:00+08:00',
          share: 0.5,
          passages: [{ post: words('四个字吗'), source: words('四個字嗎') }],
        },
        { kind: 'post', id: 's1', author: 'u1', time: '', share: 0.5, passages: [] },
      ],
      text: null,
      isCut: false,
    })
  })

  it('gives the text and what stands around a passage where texts are at hand', () => {
    const texts = { ofPost: () => '四个字吗？', ofSource: () => '“四個字嗎”' }
    expect(copyReader({ ...forms, texts })(entryWith({ share: 1, sources: [source] }))).toMatchObject({
      text: '四个字吗？',
      sources: [
        {
          passages: [
            {
              post: { before: '', words: '四个字吗', after: '？' },
              source: { before: '“', words: '四個字嗎', after: '”' },
            },
          ],
        },
      ],
    })
  })

  it.each([
    ['no evidence', undefined],
    ['no sources', { share: 0, sources: [] }],
  ])('gives nothing for %s', (_, evidence) => {
    expect(copyReader(forms)(entryWith(evidence))).toBeUndefined()
  })

  it('names sources only once it has given enough', () => {
    const read = copyReader({ ...forms, most: 8 })
    const entry = entryWith({ share: 1, sources: [source] })
    expect(read(entry)).toMatchObject({ isCut: false })
    expect(read(entry)).toMatchObject({ isCut: true, share: 1, text: null, sources: [{ id: 's1', passages: [] }] })
  })
})
