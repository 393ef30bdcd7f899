import { findHashtags } from '../text/hashtags.js'
import { findAll, findMentions, findUrls, type Span } from '../text/spans.js'
import { HOLDS, surveyOf } from '../text/survey.js'

/** Why a stretch of a text takes no part in comparison. */
export type MaskReason = 'url' | 'hashtag' | 'mention' | 'cashtag' | 'address' | 'announcement' | 'template'

/** A stretch that takes no part, and why. */
export interface Mask extends Span {
  readonly why: MaskReason
}

/** Longer hashtags are text in disguise. */
const LONGEST_TAG = 42
const CASHTAG = /(?<![\p{L}\p{N}_$])[$＄][A-Za-z][A-Za-z0-9]{0,11}(?![A-Za-z0-9_])/gu
const ADDRESS =
  /(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}|(?:bc1|tb1)[0-9a-z]{20,80}|[13T][1-9A-HJ-NP-Za-km-z]{25,34})(?![A-Za-z0-9])/g

const ANY_MASK = HOLDS.sign | HOLDS.wideSign | HOLDS.at | HOLDS.cash | HOLDS.link | HOLDS.address
const NO_MASKS: readonly Mask[] = []

/** Links, names, tags and addresses of a text, in order: not the author's own words, and shared by all. */
export function findMasks(text: string): readonly Mask[] {
  const { holds } = surveyOf(text)
  if (!(holds & ANY_MASK)) return NO_MASKS
  const urls = findUrls(text)
  const masks: Mask[] = []
  const add = ({ start, end }: Span, why: MaskReason) => void masks.push({ start, end, why })
  for (const url of urls) add(url, 'url')
  for (const tag of findHashtags(text, urls)) if (tag.end - tag.start <= LONGEST_TAG) add(tag, 'hashtag')
  for (const mention of findMentions(text)) add(mention, 'mention')
  if (holds & HOLDS.cash) for (const tag of findAll(text, CASHTAG)) add(tag, 'cashtag')
  if (holds & HOLDS.address) for (const address of findAll(text, ADDRESS)) add(address, 'address')
  return masks.length > 1 ? masks.sort((a, b) => a.start - b.start || b.end - a.end) : masks
}
