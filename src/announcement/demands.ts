import { clausesWith } from './conditions.js'
import { pattern } from './pattern.js'
import type { QuestionId } from './questions.js'
import type { Found, Quote, Source } from './quote.js'
import { COUNT, countOf } from './sentences.js'
import { ask, type Question, type Told } from './telling.js'

/** Demands on people and on how much they post; which clauses speak of them, and which only seem to. */
const DEMANDS: readonly (readonly [QuestionId, RegExp, RegExp?])[] = [
  [
    'demand-registration',
    pattern(
      '报名|填写(?:表单|问卷)|提交(?:表单|至表单)|\\b(?:regist(?:er|ration)|sign[- ]?up|enrol(?:l|led)?|opt[- ]?in)\\b|click .{0,20}join',
    ),
    pattern('实名|无需报名|no registration'),
  ],
  [
    'demand-quota',
    pattern(
      '(?:至少|不少于|≥|累计|每月|每周|每天|每日|连续|共)\\s*(?:发布|发帖|发|投稿|参与)?\\s*(?:≥|满|至少|不少于)?\\s*\\d{1,3}\\s*(?:篇|条|天|个帖|帖)|(?:发布|发帖|投稿)\\s*(?:≥|满|至少|不少于|超过|大于等于)?\\s*\\d{1,3}\\s*(?:篇|条|帖)|\\b(?:at least|minimum of|min\\.?|≥)\\s*\\d{1,3}\\s*(?:\\w+ )?(?:posts|articles|days)\\b|\\d{1,3} posts? (?:per|a|each|every) (?:day|week)',
    ),
    pattern('精选|曝光|推荐'),
  ],
  [
    'demand-newcomer',
    pattern(
      '首次(?:发帖|在)|首帖|新用户|新人(?!类)|新手|新入驻|回归用户|未(?:在|曾).{0,8}发(?:过)?帖|从未发|\\b(?:first[- ]time|new (?:users?|creators?)|newcomers?|returning (?:users?|creators?))\\b',
    ),
  ],
  [
    'demand-first',
    pattern(
      '先到先得|(?:限|仅限)\\s*前\\s*\\d+|额满即止|送完即止|\\bfirst[- ]come|\\bfirst \\d+ (?:users?|participants?|creators?|posts?|people)',
    ),
  ],
  [
    'demand-followers',
    pattern(
      '粉丝(?:数|量)?\\s*(?:≥|>|不少于|不低于|超过|达|大于)|(?:≥|over|at least|more than|minimum(?: of)?)\\s*[\\d,]+\\s*followers|关注者',
    ),
  ],
  [
    'demand-mention',
    pattern(
      '(?:提及|艾特|关注)\\s*@|cointag|cashtag|(?<![\\w.])@[A-Za-z]\\w{2,}|\\bmention (?:of )?(?:the )?(?:official )?(?:account|@)|\\$[A-Z]{2,10}\\b(?=.{0,40}(?:tag|include|mention))',
    ),
  ],
  [
    'demand-person',
    pattern(
      '每人(?:仅|只|最多|限|至多)|单人(?:至多|最多|限)|同一(?:用户|人|账号)|子账户|子账号|小号|多账号|\\b(?:once per|one (?:entry|prize|reward|submission) per|only (?:one|once)|each (?:user|person|participant) (?:can|may) only|only win once|sub-?accounts?)',
    ),
  ],
  [
    'demand-region',
    pattern('(?:国家|地区|司法管辖区|region|countr(?:y|ies)|residents? of|restricted jurisdictions?|excluding [A-Z])'),
  ],
]

/** How much somebody must post to take part. */
export interface QuotaNeed {
  readonly posts: number | undefined
  readonly days: number | undefined
}

/** By what the accounts of one person are told. */
export interface AccountsNeed {
  readonly master: boolean
  readonly identity: boolean
}

export interface DemandReading extends Told {
  readonly quota: Found<QuotaNeed> | undefined
  readonly accounts: Found<AccountsNeed> | undefined
  /** How many alternates are listed. */
  readonly alternates: Found<number> | undefined
}

const N = '(?<![\\d.,])(?<n>\\d{1,3})(?![\\d.,%])'
const POSTS = pattern(`${N}\\s*(?:篇|条|个?帖|(?:\\w+ ){0,2}(?:posts|articles)\\b)`)
const DAYS = pattern(`${N}\\s*(?:天(?!内|后|前|之)|个(?:不同的?)?(?:自然)?[天日]|(?:\\w+ ){0,2}days\\b)`)
const NAMES_DAYS = pattern('[天日]|\\bdays?\\b')
const PER_PERIOD = pattern(
  '每(?:天|日|周|月|个月)|当[天日周月]|本[周月]|单[日周]|daily|weekly|monthly|\\b(?:per|a|each|every) (?:day|week|month)\\b',
)
const TIME_LIMIT = pattern('within|after|(?:天|日|小时|周|个月)之?内|之后|工作日|business days|working days')
const AT_MOST = pattern('最多|至多|不超过|上限|\\b(?:at most|up to|maximum|no more than|limited to)\\b')

/** `至少 5 天发布不少于 10 篇`: stated where the clause demands it of everybody over the whole campaign. */
function quotaOf({ words, quote }: { readonly words: string; readonly quote: Quote }): Found<QuotaNeed> | undefined {
  if (PER_PERIOD.test(words) || TIME_LIMIT.test(words) || AT_MOST.test(words) || REWARDS.test(words)) return undefined
  const numberIn = (form: RegExp) => {
    const found = form.exec(words)?.groups?.n
    return found === undefined ? undefined : Number(found)
  }
  const [posts, days] = [numberIn(POSTS), numberIn(DAYS)]
  // Days that are named and not read would be lost.
  if (days === undefined && NAMES_DAYS.test(words.replace(pattern('活动日|日常|日期|日志|日记'), ''))) return undefined
  return posts === undefined && days === undefined ? undefined : { value: { posts, days }, quote }
}

const REWARDS = pattern('可得|可获|即得|获得|瓜分|奖励|解锁|\\b(?:get|receive|earn|win|reward|bonus)\\b')

/** Reads what is demanded of people: a quota where it is clear; each other demand is asked, once, beside its clause. */
export function readDemands(sources: readonly Source[]): DemandReading {
  let quota: Found<QuotaNeed> | undefined
  const questions = DEMANDS.flatMap(([id, words, unless]): Question[] => {
    const clauses = clausesWith(words, sources).filter(
      (clause) => !unless?.test(clause.words) && !clause.line.isHeading,
    )
    const [first] = clauses
    if (id === 'demand-quota' && clauses.length === 1) quota = quotaOf(first!)
    if (!first) return []
    return [id === 'demand-quota' && quota ? ask('quota-count', {}, first.quote) : ask(id, {}, first.quote)]
  })
  return { quota, accounts: accountsOf(sources), alternates: alternatesOf(sources), questions, contradictions: [] }
}

const AS_ONE =
  '(?:视为|视作|视同|计为|算作|按|合并为|合并计(?:为|算)?)(?:同)?(?:一|1)?个?(?:同一)?(?:人|用户|账[号户]|主账[号户])'
const SUB_AS_MASTER = pattern(
  `子账[号户][^,。;]{0,12}(?:与|和|同)?(?:主账[号户])?[^,。;]{0,6}${AS_ONE}|sub-?accounts? (?:count|are counted) as (?:their|the) (?:master|main)`,
)
const IDENTITY_AS_ONE = pattern(
  `同一(?:身份|实名|证件|KYC)[^,。;]{0,20}${AS_ONE}|accounts (?:that belong to|with|of) (?:one|the same) identity count as one`,
)

/** Which accounts count as one person, where a clause says so outright. */
function accountsOf(sources: readonly Source[]): Found<AccountsNeed> | undefined {
  const [master] = clausesWith(SUB_AS_MASTER, sources)
  const [identity] = clausesWith(IDENTITY_AS_ONE, sources)
  const quote = (master ?? identity)?.quote
  return quote && { value: { master: master !== undefined, identity: identity !== undefined }, quote }
}

const ALTERNATES = pattern(
  `(?:另|并|各)?(?:设|列出|公布|选出|抽出)[^,。;]{0,6}?(?<zh>${COUNT})\\s*(?:名|位|个)?\\s*(?:候补|替补|备选)|(?:候补|替补|备选)(?:名单|名额|人数)?\\s*[:]?\\s*(?<after>${COUNT})\\s*(?:名|位|人)|\\b(?<en>${COUNT}) (?:reserves?|alternates?)\\b`,
)

/** How many alternates are listed, where one number is said. */
function alternatesOf(sources: readonly Source[]): Found<number> | undefined {
  const found = clausesWith(ALTERNATES, sources).flatMap(({ words, quote }) => {
    const { zh, after, en } = ALTERNATES.exec(words)?.groups ?? {}
    const value = countOf(zh ?? after ?? en ?? '')
    return value === undefined ? [] : [{ value, quote }]
  })
  return new Set(found.map(({ value }) => value)).size === 1 ? found[0] : undefined
}
