import type { Line } from './lines.js'
import { matchesOf, pattern } from './pattern.js'
import { type Found, type Quote, quoteAt, type Source, within } from './quote.js'
import { COUNT, countOf, sentenceAt } from './sentences.js'
import { ask, contradict, type Told } from './telling.js'

/** How many images a post needs. */
export interface ScreenshotReading extends Told {
  readonly screenshot: Found<number> | undefined
  /** An image is only welcome. */
  readonly preferred: Found<true> | undefined
}

type Need = 'must' | 'may' | 'unclear'

interface Mention {
  readonly need: Need
  readonly count: number
  readonly quote: Quote
}

const PICTURE =
  '(?:截图|截屏|配图|图片|照片|附图|相片|图(?=[,。;!)]|$)|screenshots?|screen ?shots?|images?|pictures?|photos?)'
const ATTACHES =
  '附(?!加)|上传|添加|加上|插入|包含|含|配|晒|带|至少有|需有|须有|提供|贴上|\\b(?:attach|include|includes|including|upload|add|with|provide|contain|containing|must have|accompanied by)\\b'
const CLAUSE = pattern(
  [
    `(?:${ATTACHES})[^。;!?]{0,40}?${PICTURE}`,
    `^\\s*(?:参与|活动|任务|交易)?[^。;!?,]{0,12}${PICTURE}\\s*(?:必须|必需|必填|required)`,
    `(?:${COUNT})\\s*张[^,。;!?]{0,12}${PICTURE}`,
    `发布(?:一张|至少一张)?${PICTURE}`,
    `\\b(?:post|share) (?:a|an|your|the|one|at least one) (?:\\w+ ){0,2}(?:screenshots?|images?|pictures?|photos?)`,
    `${PICTURE}\\s*:\\s*(?:不少于|至少|≥|需)?\\s*(?:${COUNT})\\s*张`,
    `${PICTURE}[^,。;!?]{0,8}(?:优先|加分|更佳)`,
    `\\b(?:screenshots?|images?|pictures?|photos?) (?:is|are) (?:required|mandatory|needed|preferred|encouraged|optional|welcome|recommended)\\b`,
  ].join('|'),
)
const MAY = pattern(
  '优先|建议|鼓励|推荐|可选|加分|更佳|可以?(?:附|配|上传|添加|带)|欢迎|最好|\\b(?:prefer(?:red|ably)?|optional(?:ly)?|encouraged?|recommended|bonus|welcome|may|can|priority|ideally|suggested)\\b',
)
const NOT_FOR_POSTS = pattern(
  "无需|不需要|不必|不用|不得|请勿|勿|严禁|(?<!缺一)不可|不要|避免|申诉|领奖|领取|客服|私信|邮箱|表单|问卷|投诉|举报|盗图|水印|头像|搬运|禁止|侵权|形式|格式|主题海报|二维码|转发截图至|发送(?:至|到|给)|若|如果|如需|如有|\\b(?:do not|don't|must not|may not|not allowed|prohibited|no screenshots?|not required|appeal|support|form|email|claim|any format|formats?|stolen|watermark|avatar|if you|if the|dm|telegram|for example|e\\.g)\\b",
)
const CHOICE = pattern(
  `或(?:者)?[^,。;]{0,10}(?:视频|链接|录屏)|(?:视频|录屏|链接)[^,。;]{0,6}或|${PICTURE}\\s*(?:/|、|or)\\s*(?:videos?|links?|视频|文章|录屏)|(?:videos?|links?)\\s*(?:/|or)\\s*${PICTURE}|字[^,。;]{0,6}或|或[^,。;]{0,8}字|words?[^.;]{0,12}\\bor\\b|\\bor\\b[^.;]{0,14}words?`,
)
const AMOUNT = pattern(
  `(?<n>${COUNT})\\s*(?:张|幅|枚|个)[^,。;]{0,12}?${PICTURE}|${PICTURE}[^,。;]{0,8}?(?<k>${COUNT})\\s*(?:张|幅)|(?<m>${COUNT})\\s+(?:(?!and\\b|or\\b|words?\\b|char(?:acter)?s?\\b)\\w+\\s+){0,3}?(?:screenshots?|images?|pictures?|photos?)`,
)

function mentionsIn(source: Source, line: Line): Mention[] {
  return matchesOf(CLAUSE, line.text).flatMap((match): Mention[] => {
    const span = sentenceAt(line.text, { start: match.index, end: match.index + match[0].length })
    const words = line.text.slice(span.start, span.end)
    // What stands in brackets only explains which image: a page to claim, a form.
    if (NOT_FOR_POSTS.test(words.replace(/\([^()]*\)/gu, '')) || line.isHeading || pattern('标签|头像').test(match[0]))
      return []
    const found = AMOUNT.exec(words)?.groups
    const written = found?.n ?? found?.k ?? found?.m
    const count = written === undefined ? 1 : (countOf(written) ?? 1)
    const isRange =
      written !== undefined &&
      pattern(
        `${written}\\s*[-~至到]\\s*(?:${COUNT})\\s*张|[-~至到]\\s*${written}\\s*张|最多|不超过|up to|at most`,
      ).test(words)
    const need: Need = MAY.test(words) ? 'may' : CHOICE.test(words) || isRange ? 'unclear' : 'must'
    return [{ need, count, quote: quoteAt(source, within(line, span)) }]
  })
}

/** Reads whether a post needs an image, how many, or whether one is only welcome. */
export function readScreenshot(sources: readonly Source[]): ScreenshotReading {
  const mentions = sources.flatMap((source) => source.lines.flatMap((line) => mentionsIn(source, line)))
  const must = mentions.filter(({ need }) => need === 'must')
  const may = mentions.find(({ need }) => need === 'may')
  const unclear = mentions.find(({ need }) => need === 'unclear')
  const nothing = { screenshot: undefined, preferred: undefined, questions: [], contradictions: [] }
  const [first] = must
  if (first && may) {
    const fault = contradict('announcement-screenshot', first.quote, may.quote)
    return { ...nothing, questions: [ask('screenshot-contradiction', {}, first.quote)], contradictions: [fault] }
  }
  if (first) {
    const most = must.reduce((best, mention) => (mention.count > best.count ? mention : best), first)
    return { ...nothing, screenshot: { value: most.count, quote: most.quote } }
  }
  if (may)
    return {
      ...nothing,
      preferred: { value: true, quote: may.quote },
      questions: [ask('screenshot-preferred', {}, may.quote)],
    }
  return { ...nothing, questions: [unclear ? ask('screenshot-unclear', {}, unclear.quote) : ask('screenshot')] }
}
