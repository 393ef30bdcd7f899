import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { artifacts, check, type Lang, parseCampaign } from '../../../src/index.js'
import { PAGE_WORDS } from '../../../src/report/html/page-words.js'

const CAMPAIGN = 'name: "</script><b>&amp;"\nrules: { length: { min: 1 } }\n'
const POSTS = `post_id,user_id,content\n"</SCRIPT><script>alert(1)</script>","<!--",x\n`

async function pageIn(lang: Lang): Promise<string> {
  const { campaign } = await parseCampaign(CAMPAIGN)
  const checked = await check(campaign, { posts: [{ name: 'posts.csv', bytes: POSTS }] })
  return [
    ...artifacts(checked, lang)
      .find(({ name }) => name === 'report.html')!
      .pieces(),
  ].join('')
}

const elements = (html: string, name: string): string[] =>
  Array.from(html.matchAll(new RegExp(`<${name}[^>]*>(.*?)</${name}>`, 'gs')), ([, content]) => content!)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

describe('report.html', () => {
  it('says first how it is encoded and then what it may load', async () => {
    const html = await pageIn('en')
    const [style] = elements(html, 'style')
    const script = elements(html, 'script')[1]
    expect(html.split('\n').slice(0, 5)).toEqual([
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${sha256(style!)}'; script-src 'sha256-${sha256(script!)}'; base-uri 'none'; form-action 'none'">`,
    ])
  })

  it('keeps data in an element that nothing executes, and ends no element early', async () => {
    const html = await pageIn('en')
    expect(html.match(/<\/?script/gi)).toEqual(['<script', '</script', '<script', '</script'])
    expect(html).not.toContain('<!--')
    const [data] = elements(html, 'script')
    expect(data).not.toContain('<')
    expect(JSON.parse(data!)).toMatchObject({
      name: '</script><b>&amp;',
      posts: { isWhole: true, rows: [['</SCRIPT><script>alert(1)</script>', '<!--', '', 'eligible', 1, [0]]] },
    })
  })

  it('has the same markup whatever the data', async () => {
    const withoutData = (html: string) =>
      html.replace(/(<script type="application\/json" id="data">).*?(<\/script>)/s, '$1$2')
    const { campaign } = await parseCampaign('name: Other\nrules: { length: { min: 1 } }\n')
    const other = await check(campaign, { posts: [{ name: 'p.csv', bytes: 'post_id,user_id,content\n1,2,3\n' }] })
    const page = [...artifacts(other, 'zh').at(-1)!.pieces()].join('')
    expect(withoutData(page)).toBe(withoutData(await pageIn('zh')))
    expect(page).toContain('<html lang="zh-CN">')
  })

  it('is the same each time', async () => {
    expect(await pageIn('zh')).toBe(await pageIn('zh'))
  })

  it('says everything in both languages with the same holes', () => {
    const holes = (text: string) => Array.from(text.matchAll(/\{\w+\}/g), ([hole]) => hole).sort()
    for (const [id, { en, zh }] of Object.entries(PAGE_WORDS)) expect([id, holes(zh)]).toEqual([id, holes(en)])
  })
})
