import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.js'

const SHARE = '我正在远帆广场参加写帖赢币的活动，从我的主页进来一起打卡，互相点赞，写满字数就有机会'
const CAMPAIGN = 'zone: "+08:00"\nlanguage: en\nrules: { originality: {} }\n'

describe('check --suggest-boilerplate', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eligo-suggest-'))
    writeFileSync(join(folder, 'campaign.yaml'), CAMPAIGN)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const run = async (contents: readonly string[]) => {
    const rows = contents.map((content, i) =>
      JSON.stringify({ post_id: `p${i}`, user_id: `u${i}`, posted_at: `2025-10-25 10:${10 + i}:00`, content }),
    )
    writeFileSync(join(folder, 'posts.ndjson'), rows.join('\n'))
    const stdout = openSync(join(folder, 'stdout'), 'w')
    const args = ['check', join(folder, 'posts.ndjson'), '-c', join(folder, 'campaign.yaml'), '--suggest-boilerplate']
    const code = await main(args, { stdout })
    closeSync(stdout)
    return { code, said: readFileSync(join(folder, 'stdout'), 'utf8'), files: readdirSync(folder).sort() }
  }
  const texts = (
    JSON.parse(readFileSync('fixtures/campaigns/cgn-2025/posts.json', 'utf8')) as { content: string; expect: string }[]
  )
    .filter(({ content, expect: expected }) => expected === 'eligible' && content.length > 120)
    .slice(0, 8)
    .map(({ content }) => content)
  const files = ['campaign.yaml', 'posts.ndjson', 'stdout']

  it('prints what many authors have beside words of their own, and writes nothing', async () => {
    expect(await run(texts.map((text) => `${text}\n${SHARE}`))).toEqual({
      code: 0,
      said: `8 authors, first in p0: ${SHARE}\n`,
      files,
    })
  })

  it('does not take a text that many copied for one', async () => {
    expect(await run(texts.map((_, i) => `${texts[0]} 第${i}`))).toEqual({
      code: 0,
      said: 'no text is shared by many authors\n',
      files,
    })
  })
})
