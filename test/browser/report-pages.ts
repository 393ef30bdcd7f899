import { readFileSync } from 'node:fs'
import { artifacts, type Check, check, type Lang, parseCampaign } from '../../src/index.js'

const FOLDER = 'fixtures/campaigns/cgn-2025'
const read = (name: string): string => readFileSync(`${FOLDER}/${name}`, 'utf8')

async function pageFor(posts: string, lang: Lang, decisions?: string): Promise<string> {
  const { campaign } = await parseCampaign(read('campaign.yaml'))
  const checked = await check(campaign, {
    posts: [{ name: 'posts.csv', bytes: posts }],
    ...(decisions === undefined ? {} : { decisions: { name: 'review.csv', bytes: decisions } }),
    references: [{ name: 'grid-article.txt', bytes: read('reference/grid-article.txt') }],
    announcements: [{ name: 'announcement.txt', bytes: read('announcement.txt') }],
  })
  return htmlOf(checked, lang)
}

function htmlOf(checked: Check, lang: Lang): string {
  const page = artifacts(checked, lang).find(({ name }) => name === 'report.html')!
  return [...page.pieces()].join('')
}

/** The page of the model campaign. */
export const modelPage = (lang: Lang): Promise<string> => pageFor(read('posts.csv'), lang)

/** The page of the model campaign after some decisions: two for a post, one against, one about a person. */
export const decidedPage = (lang: Lang): Promise<string> =>
  pageFor(
    read('posts.csv'),
    lang,
    `post_id,user_id,rule,decision,reviewer,reason
480319411,30020154,identity,accept,李雷,证件已核对
480318665,30019589,screenshot,accept,李雷,同一活动页面
480310277,30011918,,reject,王芳,代发
,30011951,,disqualify,王芳,<b>多次违规</b>
`,
  )

/** The page of a campaign with several awards: weighted and drawn, money and goods. */
export async function awardsPage(lang: Lang): Promise<string> {
  const { campaign } = await parseCampaign(`name: 秋日
zone: "+08:00"
rules: { length: { min: 3 } }
prizes:
  - name: 评选
    asset: USDT
    pool: "60"
    weighted: { normalise: max, weights: { likes: 60, comments: 40 } }
    ladder: [{ name: 一等奖, goods: tent, substitute: "80" }, { name: 二等奖, places: 2, amount: "30" }]
  - name: 抽奖
    asset: USDT
    pool: "20"
    exclude_winners: true
    draw: { over: people, seed: "0042" }
    ladder: [{ places: 2, amount: "10" }]
`)
  const rows = Array.from({ length: 9 }, (_, i) => `p${i},u${i},各人各话第${i}条,${(i * 7) % 9},${(i * 5) % 9}`)
  const posts = ['post_id,user_id,content,likes,comments', ...rows].join('\n')
  return htmlOf(await check(campaign, { posts: [{ name: 'posts.csv', bytes: posts }] }), lang)
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
const HEADER = 'post_id,user_id,posted_at,content,hashtags,screenshots,kyc,likes,score'
const WORDS = [
  '早上',
  '池子',
  '快照',
  '糖果',
  '手续费',
  '收益',
  '朋友',
  '朋友圈',
  '教程',
  '截图',
  '晚上',
  '行情',
  '复投',
  '小号',
]

/** The page of a campaign with many posts: most are fine, some too short, too late, untagged or copied. */
export function largePage(count: number, lang: Lang): Promise<string> {
  let seed = 20251024
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const sentence = () => Array.from({ length: 40 }, () => WORDS[random(WORDS.length)]).join('')
  const rows = [HEADER]
  let last = ''
  for (let i = 0; i < count; i++) {
    const text = random(20) === 0 && last !== '' ? last : random(25) === 0 ? 'CGN 太短了' : `CGN ${i} ${sentence()}`
    if (text.length > 40) last = text
    const day = String(25 + random(6)).padStart(2, '0')
    const clock = [random(24), random(60), random(60)].map((part) => String(part).padStart(2, '0')).join(':')
    const month = random(30) === 0 ? '09' : '10'
    const tag = random(30) === 0 ? '' : '#发帖赢代币CGN'
    rows.push(
      [
        480400000 + i,
        30100000 + random(count),
        `2025-${month}-${day} ${clock}`,
        quoted(`${text} ${tag}`),
        '',
        random(40) === 0 ? '无' : `shot-${i}.png`,
        random(30) === 0 ? '' : '是',
        random(500),
        random(100),
      ].join(','),
    )
  }
  return pageFor(`${rows.join('\n')}\n`, lang)
}

/** Texts that would do harm if a page took them for anything but text. */
export const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(2)</script>',
  '<!--<script>alert(3)',
  '"><svg onload=alert(4)>',
  "javascript:alert(5)//'",
  '{{constructor.constructor("alert(6)")()}}',
  '__proto__',
  '\u202egnp.exe',
  '<b>bold</b>&amp;&#60;',
] as const

/** The page of a campaign whose every id, name and text is hostile. */
export function hostilePage(): Promise<string> {
  const rows = HOSTILE.map((text, i) =>
    [
      `p${i} ${text}`,
      `u${i} ${text}`,
      '2025-10-25 12:00:00',
      `CGN ${text.repeat(20)} #发帖赢代币CGN${text}`,
      text,
      text,
    ]
      .map(quoted)
      .join(','),
  )
  return pageFor(`post_id,user_id,posted_at,content,hashtags,screenshots\n${rows.join('\n')}\n`, 'en')
}
