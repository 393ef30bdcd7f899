import { clausesWith } from './conditions.js'
import { drawNeedOf } from './draws.js'
import { matchesOf, pattern } from './pattern.js'
import type { Found, Quote, Source } from './quote.js'
import { ask, type Told } from './telling.js'

/** What the announcement says of how winners are chosen. */
export type Choice =
  | { readonly kind: 'rank'; readonly by: readonly string[] }
  | {
      readonly kind: 'weights'
      readonly weights: readonly { readonly by: string; readonly percent: number }[]
      readonly normalise: Found<'max' | 'sum' | 'rank'> | undefined
    }
  | { readonly kind: 'draw'; readonly over: 'people' | 'posts' }

export interface RankingReading extends Told {
  readonly ranking: Found<Choice> | undefined
}

const METRICS: readonly (readonly [RegExp, string])[] = [
  [pattern('点赞(?:数|量)?|获赞(?:数|量)?|赞数|\\blike[sd]?\\b'), 'likes'],
  [pattern('评论(?:数|量)?|留言数|\\bcomments?\\b'), 'comments'],
  [pattern('转发(?:数|量)?|分享(?:数|量)|\\b(?:reposts?|shares|retweets?)\\b'), 'reposts'],
  [
    pattern('浏览(?:数|量)?|阅读(?:数|量)?|曝光(?:数|量|度)?|播放量|\\b(?:views?|impressions?|exposure|reads)\\b'),
    'views',
  ],
  [
    pattern(
      "评委(?:打分|评分|分数|得分)?|评审(?:打分|评分|分数|得分)|得分|\\bjudg(?:es|es'|ing)?(?:'s|')? ?scores?|\\bscores?\\b",
    ),
    'score',
  ],
]
export const VAGUE = pattern(
  '综合|互动|热度|质量|创意|内容|影响力|数据|交易|人气|活跃|发帖量|engagement|quality|creativ|interaction|overall|combined|trading|activity|originality',
)
const RANKS = pattern(
  '排名|排序|名次|评选|由高到低|从高到低|最高|最多|择优|评出|决出|选出|\\b(?:ranked|ranking|rank by|highest|most|top (?:posts|creators)? ?by|selected|chosen|judged|scored|scoring|evaluated)\\b',
)
const BY = pattern(
  '(?:按照?|依照?|根据|以)\\s*(?<zh>[^,。;!?]{1,30}?)\\s*(?:进行)?(?:排名|排序|由高到低|从高到低|高低|评选|决出|的?多少)|(?:ranked|rank|chosen|selected|judged|sorted|determined)\\s+(?:by|on|according to|based on)\\s+(?:the\\s+)?(?:number of\\s+|total\\s+)?(?<en>[^.,;!?]{1,50})|\\btop \\d[^.;!?]{0,30}? by (?:the )?(?:number of |most |total )?(?<top>likes|views|comments|(?:judges?.? )?scores?)\\b|(?<most>(?:获得)?点赞(?:数|量)?\\s*(?:最多|最高|前)|most likes|most[- ]liked|highest number of likes)',
)
const MIXES = pattern('\\+|、|和|及|\\band\\b|加')
const PERCENT = pattern(
  '(?<label>[^\\d,。;:%()]{1,20}?)\\s*[:(]?\\s*(?:占(?:比|总分|评分)?(?:的)?)?\\s*(?<percent>\\d{1,3})\\s*%',
)

/** Columns that words name, each once. */
export const metricsIn = (words: string): string[] => METRICS.filter(([name]) => name.test(words)).map(([, by]) => by)

/** A draw of all winners, not of one prize among others. */
const DRAWS_WINNERS = pattern(
  '(?:获奖|中奖|得奖)(?:者|用户|名单)?[^,。;!?]{0,30}(?:随机|抽取|抽选|抽奖)|(?:随机|抽取|抽选|抽奖)[^,。;!?]{0,20}(?:产生|决定|选出)?(?:获奖|中奖|得奖)|\\b(?:all )?(?:the )?winners?\\b[^.;!?]{0,40}\\b(?:drawn|chosen|selected|picked)\\b[^.;!?]{0,12}\\b(?:random|randomly|lottery|draw)\\b|\\b(?:random|raffle|lucky) draw\\b[^.;!?]{0,20}\\bwinners\\b|\\bwinners are drawn\\b',
)

/** Words that say that the first to come have the prizes. */
export const FIRST_COME = pattern(
  '先到先得|先到者得|先发先得|额满即止|发完即止|送完即止|(?:按照?|以|依)[^,。;]{0,12}时间(?:的)?(?:先后|顺序|早晚)|\\bfirst[- ]come|\\bwhoever comes first|\\bon a first[- ]',
)

/** What judges give is their score. */
const JUDGES = pattern('^[+、,和与及\\s]*(?:评委(?:会|团)?|评审(?:团)?|judges?|jury|panel)$')

const NORMALISE: readonly (readonly ['max' | 'sum' | 'rank', RegExp])[] = [
  [
    'max',
    pattern(
      '(?:除以|相对|对)[^,。;]{0,10}(?:最高值|最大值|最高分)|最高(?:者|的|值|分)?[^,。;]{0,10}满分|divided by the (?:highest|greatest|best)|relative to the (?:highest|best)|best (?:story|post|entry|one) gets all the points',
    ),
  ],
  ['rank', pattern('按(?:各项)?(?:名次|排名)(?:折算|换算|计分)|points by (?:rank|place)')],
]

/** How columns become comparable, where exactly one way is named. */
function normaliseOf(sources: readonly Source[]): Found<'max' | 'sum' | 'rank'> | undefined {
  const found = NORMALISE.flatMap(([value, words]) =>
    clausesWith(words, sources).map(({ quote }) => ({ value, quote })),
  )
  return new Set(found.map(({ value }) => value)).size === 1 ? found[0] : undefined
}

/** The parts of a weighted score, if each is one known measure and they sum to the whole. */
function weightsOf(
  clauses: readonly { readonly words: string }[],
  sources: readonly Source[],
): Extract<Choice, { kind: 'weights' }> | undefined {
  const parts = clauses
    .flatMap(({ words }) => matchesOf(PERCENT, words))
    .map(({ groups }) => ({
      by: JUDGES.test(groups!.label!.trim()) ? ['score'] : metricsIn(groups!.label!),
      isVague: VAGUE.test(groups!.label!),
      percent: Number(groups!.percent),
    }))
  const isClear = parts.every(({ by, isVague }) => by.length === 1 && !isVague)
  const names = new Set(parts.map(({ by }) => by[0]))
  if (!isClear || names.size !== parts.length || parts.reduce((sum, { percent }) => sum + percent, 0) !== 100)
    return undefined
  const normalise = normaliseOf(sources)
  return { kind: 'weights', weights: parts.map(({ by, percent }) => ({ by: by[0]!, percent })), normalise }
}

/**
 * Reads how winners are chosen. Only clear measures are stated; a mixture that nobody can compute is asked.
 *
 * @param drawn clauses of prizes that are drawn besides
 */
export function readRanking(sources: readonly Source[], drawn: readonly Quote[] = []): RankingReading {
  const nothing = { ranking: undefined, contradictions: [] }
  const percents = clausesWith(PERCENT, sources).filter(
    ({ line }) => line.section === 'scoring' || RANKS.test(line.text) || metricsIn(line.text).length > 0,
  )
  const [part] = percents
  if (part) {
    const weights = weightsOf(percents, sources)
    return weights
      ? {
          ...nothing,
          ranking: { value: weights, quote: part.quote },
          questions: weights.normalise ? [] : [ask('ranking-normalise', {}, part.quote)],
        }
      : { ...nothing, questions: [ask('ranking-weights', {}, part.quote)] }
  }
  const clauses = clausesWith(BY, sources).flatMap((clause) => {
    const { zh, en, top, most } = BY.exec(clause.words)?.groups ?? {}
    const words = zh ?? en ?? top ?? most
    const isVague = words !== undefined && (VAGUE.test(words) || MIXES.test(words))
    return words === undefined ? [] : [{ ...clause, by: metricsIn(words), isVague }]
  })
  // A prize that is drawn besides says nothing of the others.
  const isOther = ({ quote }: { readonly quote: Quote }) =>
    drawn.some(({ file, line }) => file === quote.file && line === quote.line)
  const [draw] = clausesWith(DRAWS_WINNERS, sources).filter((clause) => !isOther(clause))
  const [clear] = clauses.filter(({ by, isVague }) => by.length === 1 && !isVague)
  const others = clauses.filter(({ by, isVague }) => isVague || by.length !== 1 || by[0] !== clear?.by[0])
  const vague = others.find(({ words }) => VAGUE.test(words) || metricsIn(words).length > 0)
  if (clear && !vague && !draw)
    return { ...nothing, ranking: { value: { kind: 'rank', by: clear.by }, quote: clear.quote }, questions: [] }
  if (draw && !clear && !vague) {
    const { over } = drawNeedOf(draw.words)
    const seed = ask('prize-seed', {}, draw.quote)
    return over
      ? { ...nothing, ranking: { value: { kind: 'draw', over }, quote: draw.quote }, questions: [seed] }
      : { ...nothing, questions: [ask('ranking-draw', {}, draw.quote), seed] }
  }
  const [chosen] = clausesWith(CHOOSES, sources)
  const quote = clear?.quote ?? vague?.quote ?? chosen?.quote
  return { ...nothing, questions: [quote ? ask('ranking-unclear', {}, quote) : ask('ranking')] }
}

const CHOOSES = pattern('评选|择优|评出|综合(?:评分|排名|评定)|scored? by|judges|selected by')
