import { formatDecimal, parseDecimal } from '../model/amount.js'
import type { Span } from '../text/spans.js'
import { matchesOf, pattern } from './pattern.js'

/** What is given away: so much of an asset. */
export interface Sum extends Span {
  /** Decimal text, exact: `1333`, `0.5`. */
  readonly amount: string
  /** As the campaign file would name it: `CGN`, `USDT`, `USD`. */
  readonly asset: string
  /** It is a voucher, not the asset itself, or its worth in something else. */
  readonly kind: 'plain' | 'voucher' | 'equivalent'
  /** Why a human should look at the asset. */
  readonly doubt: 'dollar' | 'u' | undefined
}

const NUMBER =
  '(?<![\\d.A-Za-z])(?<!\\d,)(?<number>\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,18})?|\\d{1,15}(?:\\.\\d{1,18})?)(?<scale>\\s*万|\\s*亿|\\s*million\\b|[kKM](?![A-Za-z0-9]))?\\+?'
const MEASURE = '\\s*(?:枚|个|颗|份)?\\s*(?:的)?\\s*'
const SYMBOL = '(?<symbol>\\$?[A-Z][A-Z0-9]{1,11})(?![A-Za-z0-9])'
const MONEY = '(?<money>美元|美金|人民币|元|港币|港元|新台币|台币|USD\\b|US dollars?|dollars?|RMB\\b)'
const SIGN = '(?<![A-Za-z])(?<sign>US\\$|HK\\$|NT\\$|\\$|¥|€|£)\\s*'

/** Words in capitals that are no assets. */
const NO_ASSET = new Set(
  'KYC UTC GMT TOP APP VIP AMA UID KOL AM PM ID FAQ PC TV GB TB MB KB AI UI API IOS NFT NFTS DAY DAYS USER USERS WINNER WINNERS WORDS POSTS POST VIEWS LIKES FANS UP ST ND RD TH PLACE PRIZE PRIZES SLOTS EACH X'.split(
    ' ',
  ),
)
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [pattern('^(?:美元|美金|USD|US dollars?|dollars?|US\\$|\\$)$'), 'USD'],
  [pattern('^(?:人民币|元|RMB|¥)$'), 'CNY'],
  [pattern('^(?:港币|港元|HK\\$)$'), 'HKD'],
  [pattern('^(?:新台币|台币|NT\\$)$'), 'TWD'],
  [/^€$/, 'EUR'],
  [/^£$/, 'GBP'],
]
const VOUCHER = pattern(
  '^[^,。;!?]{0,6}?(?:体验券|体验金|代金券|代币券|优惠券|卡券|券|(?<!打)卡|话费|红包|赠金|手续费|仓位|合约|vouchers?|coupons?|trading fee|futures bonus|position|trial fund|rebate|gift card|\\bbonus)',
)
const VOUCHER_BEFORE = pattern(
  '(?:券|体验金|代金|赠金|(?<!打)卡|话费|储值|vouchers?|coupons?|gift cards?)\\s*(?:各|每人|每张|面额|价值|of|worth)?\\s*$',
)
const EQUIVALENT = pattern(
  '^\\s*(?:等值|等价|(?:worth|equivalent)\\b|in (?:tokens|crypto|bnb)|的?等额)|^\\s*(?:的|of)?\\s*(?:tokens?|代币)',
)
const WORTH = pattern('(?:价值|等值|约合|约|worth|valued at|equivalent to)\\s*$')

const FORMS: readonly RegExp[] = [
  // With the sign before and a symbol after, the sign only says that the symbol is worth so much: $5,000 BNB.
  pattern(`${SIGN}${NUMBER}(?:${MEASURE}${SYMBOL})?`, 'u'),
  pattern(`${NUMBER}${MEASURE}${SYMBOL}`, 'u'),
  pattern(`${NUMBER}${MEASURE}${MONEY}`, 'u'),
  pattern(`${NUMBER}\\s*(?<u>U)(?![A-Za-z0-9])`, 'u'),
]

const SCALES: readonly (readonly [RegExp, bigint])[] = [
  [pattern('万'), 10_000n],
  [pattern('亿'), 100_000_000n],
  [/million|M/, 1_000_000n],
  [/[kK]/, 1000n],
]

/** `1,333` and `1.5万` as plain decimal text. */
export function amountOf(number: string, scale = ''): string | undefined {
  const value = parseDecimal(number.replaceAll(',', ''))
  if (value === undefined) return undefined
  const factor = scale === '' ? 1n : SCALES.find(([words]) => words.test(scale))![1]
  return formatDecimal(value * factor)
}

const currencyOf = (written: string): string => CURRENCIES.find(([words]) => words.test(written))![1]

function sumOf(match: RegExpExecArray, text: string): Sum | undefined {
  const { number, scale, symbol, money, sign, u } = match.groups!
  const amount = amountOf(number!, scale?.trim())
  const bare = symbol?.replace(/^\$/, '')
  if (amount === undefined || (bare !== undefined && NO_ASSET.has(bare) && sign === undefined)) return undefined
  const isAsset = bare !== undefined && !NO_ASSET.has(bare)
  const end = match.index + match[0].trimEnd().length
  const after = text.slice(end)
  const asset =
    isAsset && sign === undefined
      ? bare
      : isAsset && /^USD[TC]$/.test(bare)
        ? bare
        : u !== undefined
          ? 'USDT'
          : currencyOf(sign ?? money ?? '$')
  const isWorth =
    (isAsset && sign !== undefined && asset !== bare) ||
    EQUIVALENT.test(after) ||
    WORTH.test(text.slice(0, match.index))
  const kind =
    VOUCHER.test(after) || VOUCHER_BEFORE.test(text.slice(Math.max(0, match.index - 24), match.index))
      ? 'voucher'
      : isWorth
        ? 'equivalent'
        : 'plain'
  return {
    start: match.index,
    end,
    amount,
    asset,
    kind,
    doubt: u !== undefined ? 'u' : asset === 'USD' ? 'dollar' : undefined,
  }
}

/** All sums of an asset in a stretch of folded text, in its order. */
export function sumsIn(text: string): Sum[] {
  const found: Sum[] = []
  for (const form of FORMS)
    for (const match of matchesOf(form, text)) {
      const sum = sumOf(match, text)
      if (sum && !found.some(({ start, end }) => sum.start < end && start < sum.end)) found.push(sum)
    }
  return found.sort((a, b) => a.start - b.start)
}
