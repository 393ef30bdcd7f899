import { pattern } from './pattern.js'
import type { PrizeStep } from './prize-steps.js'
import { COUNT } from './sentences.js'

/** How a prize is drawn, as far as its clause says. */
export interface DrawNeed {
  /** Undefined where it is not said whether posts or people are drawn. */
  readonly over: 'people' | 'posts' | undefined
  /** Whether winners of other prizes take part as well; undefined where nothing is said. */
  readonly excludesWinners: boolean | undefined
}

/** Words that make a prize a matter of luck, whatever it is called. */
export const DRAWN = pattern(
  '抽取|抽出|抽选|抽中|抽奖|随机(?:选|挑|产生)|\\b(?:drawn|draw|raffled?|picked at random|chosen at random|random(?:ly)?)\\b',
)
const OF_POSTS = pattern(
  `(?:抽取|抽出|抽选|抽中|抽|选出|drawn?|draw|pick)\\s*(?:${COUNT})\\s*(?:篇|条|个?(?:帖|作品)|(?:lucky |winning |eligible |valid )*(?:posts?|entries|articles))|每(?:一)?(?:篇|条|个帖)[^,。;]{0,14}(?:一|1)\\s*(?:支|张|个|次)?(?:签|抽奖机会|机会)|(?:于|在|从)[^,。;]{0,16}(?:帖子|帖|作品|投稿|内容)中[^,。;]{0,8}(?:随机|抽)|(?:among|from) (?:all |the |of )*(?:eligible |valid |qualifying )*(?:posts?|entries|articles)|one ticket (?:a|per|for (?:each|every)) post`,
)
const OF_PEOPLE = pattern(
  `(?:抽取|抽出|抽选|抽中|抽|选出|选|随机|drawn?|draw|pick)\\s*(?:${COUNT})\\s*(?:位|名|人|个(?:用户|人|幸运)|(?:lucky |random |eligible |more )*(?:winners?|users?|people|participants?|creators?))|(?:${COUNT})\\s*(?:位|名|个)?\\s*(?:幸运|锦鲤|lucky)\\s*(?:用户|儿|粉丝|发帖者|参与者|users?|participants?|winners?)|(?:幸运|锦鲤)(?:用户|儿|粉丝|参与者)|每(?:一)?位?(?:人|参与者|用户)[^,。;]{0,10}(?:一|1)\\s*(?:支|张|个|次)?(?:签|抽奖机会|机会)|(?:于|在|从|由)[^,。;]{0,16}(?:用户|参与者|参赛者|粉丝)中[^,。;]{0,8}(?:随机|抽)|(?:among|from) (?:all |the |of )*(?:eligible |valid |qualifying )*(?:users?|participants?|people|creators?|entrants?)|one ticket (?:a|per) person`,
)
const EXCLUDES = pattern(
  '(?:已|曾)(?:经)?(?:获|得|中)[^,。;]{0,12}(?:不再|不可|不能|不得|不参与|除外|不重复)|(?:从|在|由)?(?:其余|其他|剩余|未(?:获|得|中)奖|未(?:能)?(?:获得|入围|上榜)[^,。;]{0,10})的?(?:参与者|用户|参与用户|参赛者|创作者)|(?:remaining|other) (?:eligible )?(?:participants?|users?|creators?)|(?:who|that) (?:did|have|has) not (?:already )?w[io]n',
)
const INCLUDES = pattern(
  '(?:也|仍|还|均)可(?:以)?(?:再|重复|同时|叠加|参与|继续)|可(?:重复|叠加|同时)(?:中奖|获奖|获得)|不影响[^,。;]{0,8}(?:参与|抽|中奖)|may (?:also )?win (?:again|both)|can win both',
)

/** How a prize is drawn: over what, and whether earlier winners may win again. Contradicting words say nothing. */
export function drawNeedOf(words: string): DrawNeed {
  const [posts, people] = [OF_POSTS.test(words), OF_PEOPLE.test(words)]
  const [out, again] = [EXCLUDES.test(words), INCLUDES.test(words)]
  return {
    over: posts === people ? undefined : posts ? 'posts' : 'people',
    excludesWinners: out === again ? undefined : out,
  }
}

const TICKETS = [OF_POSTS, OF_PEOPLE, EXCLUDES, INCLUDES, pattern('签|多发不多得|\\btickets?\\b')]

/** What a clause says of a prize besides how it is drawn: phrases that speak of tickets and winners taken out. */
export const withoutTickets = (words: string): string =>
  words
    .split(/[,。;]/u)
    .filter((phrase) => !TICKETS.some((form) => form.test(phrase)))
    .join(',')

/** The words of a prize's line from its name on, up to the next prize. */
export const wordsOf = ({ line, source, quote }: PrizeStep, next: PrizeStep | undefined): string => {
  const text = line.text
  const isSameLine = next && next.line === line && next.source === source
  const from = Math.max(0, text.indexOf(quote.text.slice(0, 4)))
  const end = isSameLine ? text.indexOf(next.folded, from + 1) : -1
  return text.slice(from, end > from ? end : text.length)
}
