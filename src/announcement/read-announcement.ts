import { readScreenshot, type ScreenshotReading } from './attachments.js'
import type { PrizeReading } from './award-reading.js'
import { type IdentityReading, type OriginalityReading, readIdentity, readOriginality } from './conditions.js'
import { type DemandReading, readDemands } from './demands.js'
import { foldAnnouncement } from './fold-announcement.js'
import { readHashtags, type TagReading } from './hashtags.js'
import { isChinese } from './language.js'
import { type LengthReading, readLength } from './length.js'
import { linesOf } from './lines.js'
import { readPrizes } from './prizes.js'
import type { Found, Source } from './quote.js'
import { type RankingReading, readRanking } from './ranking.js'
import type { Told } from './telling.js'
import { readTitle } from './title.js'
import { readTopic, type TopicReading } from './topic.js'
import { readWindow, type WindowReading } from './window.js'

/** An announcement's text, with the name of its file. */
export interface AnnouncementText {
  readonly file: string
  readonly text: string
}

/** Everything that an announcement, in one text or several, says in clauses that could be read. */
export interface Reading extends Told {
  readonly language: 'zh' | 'en'
  readonly title: Found<string> | undefined
  readonly window: WindowReading
  readonly length: LengthReading['length']
  readonly hashtag: TagReading['hashtag']
  readonly topic: TopicReading['topic']
  readonly screenshot: ScreenshotReading['screenshot']
  readonly identity: IdentityReading['identity']
  readonly originality: OriginalityReading['originality']
  readonly quota: DemandReading['quota']
  readonly accounts: DemandReading['accounts']
  readonly alternates: DemandReading['alternates']
  readonly prizes: PrizeReading
  readonly ranking: RankingReading['ranking']
}

const NO_RANKING: RankingReading = { ranking: undefined, questions: [], contradictions: [] }

export function sourceOf({ file, text }: AnnouncementText): Source {
  const folded = foldAnnouncement(text)
  return { ...folded, file, lines: linesOf(folded) }
}

const drawnIn = ({ awards }: PrizeReading) => awards.filter(({ choice }) => choice === 'draw').map(({ quote }) => quote)

/**
 * Reads the clauses of an announcement, in Chinese or English. Several texts are one announcement, in two languages say:
 * where they differ that is told, and nothing is taken.
 */
export function readAnnouncement(texts: readonly AnnouncementText[]): Reading {
  const sources = texts.map(sourceOf)
  const title = readTitle(sources)
  const window = readWindow(sources)
  const length = readLength(sources)
  const hashtag = readHashtags(sources)
  const topic = readTopic(sources)
  const screenshot = readScreenshot(sources)
  const identity = readIdentity(sources)
  const originality = readOriginality(sources)
  const prizes = readPrizes(sources)
  const isChosen = prizes.awards.length > 0 && prizes.awards.every(({ choice }) => choice !== 'ranked')
  // Where every award says how its winners are chosen, nothing needs to be ranked.
  const ranking = isChosen ? NO_RANKING : readRanking(sources, drawnIn(prizes))
  const demands = readDemands(sources)
  const parts: readonly Told[] = [
    title,
    window,
    length,
    hashtag,
    topic,
    screenshot,
    identity,
    originality,
    prizes,
    ranking,
    demands,
  ]
  return {
    language: isChinese(sources[0]?.text ?? '') ? 'zh' : 'en',
    title: title.title,
    window,
    length: length.length,
    hashtag: hashtag.hashtag,
    topic: topic.topic,
    screenshot: screenshot.screenshot,
    identity: identity.identity,
    originality: originality.originality,
    quota: demands.quota,
    accounts: demands.accounts,
    alternates: demands.alternates,
    prizes,
    ranking: ranking.ranking,
    questions: parts.flatMap(({ questions }) => questions),
    contradictions: parts.flatMap(({ contradictions }) => contradictions),
  }
}
