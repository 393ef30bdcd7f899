import type { Campaign } from '../model/campaign.js'
import type { Fault, Place } from '../model/fault.js'
import type { Zone } from '../model/zone.js'
import { foldName } from '../text/fold.js'
import { stripSigns } from '../text/hashtags.js'
import { formatInstant } from '../time/format-instant.js'
import { parseInstant } from '../time/parse-instant.js'
import { type AwardFile, compareAwards, type Differ } from './compare-awards.js'
import type { AccountsNeed } from './demands.js'
import type { Found, Quote } from './quote.js'
import type { Reading } from './read-announcement.js'
import { shorten } from './telling.js'

/** Where in the campaign file something stands. */
export type PlaceOf = (path: readonly (string | number)[]) => Place

interface Comparison {
  readonly campaign: Campaign
  readonly reading: Reading
  readonly differ: Differ
}

const optionsOf = <T>({ rules }: Campaign, id: string): T | undefined =>
  rules.find((rule) => rule.id === id)?.options as T | undefined

const says = (value: string, quote: Quote): Found<string> => ({ value, quote })

/** An end as announced, in the zone announced or else in the campaign's own: the instants that it can mean. */
function meaningsOf(written: string, offset: string | undefined, zone: Zone): number[] {
  const forms = written.length === 10 ? [`${written} 00:00`, `${written} 24:00`] : [written]
  const instants = forms.map((form) => parseInstant(offset ? `${form} ${offset}` : form, zone))
  const known = instants.filter((instant): instant is number => typeof instant === 'number')
  // An end at :59 is for the campaign file to settle: as written, or up to the next minute.
  return known.flatMap((instant) => (/:59(?::59)?$/.test(written) ? [instant, nextMinute(instant)] : [instant]))
}

const nextMinute = (instant: number): number => Math.floor(instant / 60_000) * 60_000 + 60_000

function compareWindow({ campaign, reading, differ }: Comparison): Fault[] {
  const { window, zone } = campaign
  const { from, to, zone: offset } = reading.window
  const ends = [
    ['from', from],
    ['to', to],
  ] as const
  return ends.flatMap(([key, said]): Fault[] => {
    if (!said) return []
    const announced = says(offset ? `${said.value} ${offset.value}` : said.value, said.quote)
    if (!window) return key === 'from' ? [differ(['window'], '–', announced)] : []
    if (meaningsOf(said.value, offset?.value, zone).includes(window[key])) return []
    return [differ(['window', key], formatInstant(window[key], zone), announced)]
  })
}

function compareLength({ campaign, reading: { length }, differ }: Comparison): Fault[] {
  if (!length) return []
  const { min, max, unit, exclude } = length.value
  const rule = optionsOf<{ min: number; max?: number; unit: string; exclude: readonly string[] }>(campaign, 'length')
  const show = (least: number, most: number | undefined, inUnit: string) =>
    `${least}${most === undefined ? '' : `–${most}`} ${inUnit}`
  const said = says(show(min, max, unit), length.quote)
  if (!rule) return [differ(['rules'], '–', said)]
  // A greatest length alone says nothing of the least.
  const isLeast = min === 0 || rule.min === min
  if (!isLeast || rule.max !== max || rule.unit !== unit)
    return [differ(['rules', 'length'], show(rule.min, rule.max, rule.unit), said)]
  const isLeftOut = exclude.every((part) => rule.exclude.includes(part))
  return isLeftOut
    ? []
    : [
        differ(
          ['rules', 'length'],
          `exclude: ${rule.exclude.join(', ') || '–'}`,
          says(`exclude: ${exclude.join(', ')}`, length.quote),
        ),
      ]
}

const tagKey = (tag: string): string => foldName(stripSigns(tag))
const isSameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item))
const keysOf = (tags: readonly string[]): string[] => [...new Set(tags.map(tagKey))].sort()

function compareTags({ campaign, reading: { hashtag }, differ }: Comparison): Fault[] {
  if (!hashtag) return []
  const { any, all } = hashtag.value
  const announced = [...any, ...all]
  const rule = optionsOf<{ any?: readonly string[]; all?: readonly string[] }>(campaign, 'hashtag')
  const said = says(announced.join(all.length > 0 ? ' + ' : ' '), hashtag.quote)
  if (!rule) return [differ(['rules'], '–', said)]
  const own = [...(rule.any ?? []), ...(rule.all ?? [])]
  const isOne = keysOf(announced).length === 1 && keysOf(own).length === 1
  const isSame = isOne
    ? isSameSet(keysOf(announced), keysOf(own))
    : isSameSet(keysOf(any), keysOf(rule.any ?? [])) && isSameSet(keysOf(all), keysOf(rule.all ?? []))
  return isSame ? [] : [differ(['rules', 'hashtag'], own.join(rule.all ? ' + ' : ' '), said)]
}

function compareTopic({ campaign, reading: { topic }, differ }: Comparison): Fault[] {
  if (!topic) return []
  const rule = optionsOf<{ any?: readonly string[]; all?: readonly (readonly string[])[] }>(campaign, 'topic')
  const own = [...(rule?.any ?? []), ...(rule?.all ?? []).flat()].map(foldName)
  const missing = topic.value.any.filter((word) => !own.includes(foldName(word)))
  if (missing.length === 0) return []
  return [
    differ(rule ? ['rules', 'topic'] : ['rules'], rule?.any?.join(', ') ?? '–', says(missing.join(', '), topic.quote)),
  ]
}

/** How much everybody must post, as far as the announcement says. */
function compareQuota({ campaign, reading: { quota }, differ }: Comparison): Fault[] {
  if (!quota) return []
  const rule = optionsOf<{ posts: number; days: number }>(campaign, 'quota')
  return (['posts', 'days'] as const).flatMap((what): Fault[] => {
    const said = quota.value[what]
    if (said === undefined || said === rule?.[what]) return []
    const path = rule ? ['rules', 'quota', what] : ['rules']
    return [differ(path, rule ? String(rule[what]) : '–', says(`${said} ${what}`, quota.quote))]
  })
}

/** Rules that the announcement demands, and what they are about. */
function compareRules({ campaign, reading, differ }: Comparison): Fault[] {
  const { screenshot, identity, originality } = reading
  const faults: Fault[] = []
  if (screenshot) {
    const rule = optionsOf<{ min: number }>(campaign, 'screenshot')
    if (rule?.min !== screenshot.value)
      faults.push(
        differ(
          rule ? ['rules', 'screenshot'] : ['rules'],
          rule ? String(rule.min) : '–',
          says(String(screenshot.value), screenshot.quote),
        ),
      )
  }
  if (identity) {
    const rule = optionsOf<{ gate: string; unverified: string }>(campaign, 'identity')
    const path = rule ? ['rules', 'identity'] : ['rules']
    if (rule?.gate !== identity.value.gate)
      faults.push(differ(path, rule?.gate ?? '–', says(identity.value.gate, identity.quote)))
    const { unverified } = identity.value
    if (rule && unverified && rule.unverified !== unverified.value)
      faults.push(differ(path, rule.unverified, unverified))
  }
  if (originality && !optionsOf(campaign, 'originality'))
    faults.push(differ(['rules'], '–', says('originality', originality.quote)))
  return faults
}

/** Accounts that count as one person. */
function compareAccounts({ campaign, reading: { accounts }, differ }: Comparison): Fault[] {
  if (!accounts) return []
  const rule = optionsOf<AccountsNeed>(campaign, 'accounts')
  return (['master', 'identity'] as const).flatMap((what): Fault[] => {
    if (!accounts.value[what] || rule?.[what]) return []
    return [differ(rule ? ['rules', 'accounts', what] : ['rules'], rule ? 'false' : '–', says(what, accounts.quote))]
  })
}

function comparePrizes({ campaign, reading, differ }: Comparison): Fault[] {
  const { prizes: awards = [] } = JSON.parse(campaign.canonical) as { prizes?: readonly AwardFile[] }
  return compareAwards(reading, awards, differ)
}

/**
 * Holds a campaign file against its announcement: every value that both give and that differs, with the words of the
 * announcement; and the contradictions of the announcement itself, but for those that the campaign file has settled.
 */
export function compareCampaign(campaign: Campaign, reading: Reading, placeOf: PlaceOf): Fault[] {
  const differ: Comparison['differ'] = (path, value, said) => ({
    code: 'announcement-differs',
    args: {
      key: path.filter((step) => typeof step === 'string').join('.'),
      value,
      said: said.value,
      quote: shorten(said.quote.text),
      at: `${said.quote.file}:${said.quote.line}`,
    },
    place: placeOf(path),
  })
  const comparison = { campaign, reading, differ }
  return [
    ...reading.contradictions.filter((fault) => !isSettled(fault, campaign, reading)),
    ...[
      compareWindow,
      compareLength,
      compareTags,
      compareTopic,
      compareRules,
      compareQuota,
      compareAccounts,
      comparePrizes,
    ].flatMap((compare) => compare(comparison)),
  ]
}

/** An end at :59 is settled by a campaign file that ends with the minute. */
function isSettled({ code }: Fault, { window, zone }: Campaign, reading: Reading): boolean {
  const { to, zone: offset } = reading.window
  if (code !== 'announcement-end-59' || !window || !to) return false
  return meaningsOf(to.value, offset?.value, zone).at(-1) === window.to
}
