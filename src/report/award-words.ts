import { formatDecimal } from '../model/amount.js'
import type { Award, StageResult } from '../model/award.js'
import type { Wording } from '../model/message.js'
import type { Speaker } from './speaker.js'

const WORDS = {
  candidates: { en: 'people in the ranking: {count}', zh: '参与排名 {count} 人' },
  entrants: { en: 'taking part: {count}', zh: '参与 {count} 人次' },
  weighed: {
    en: 'points of 100, each column normalised by {normalise}: {weights}',
    zh: '满分 100，各列按 {normalise} 换算：{weights}',
  },
  drawn: {
    en: 'drawn over {over} by {method}, entrants {count}, seed {seed}',
    zh: '{over}抽取，方法 {method}，签数 {count}，种子 {seed}',
  },
  people: { en: 'people', zh: '按用户' },
  posts: { en: 'posts', zh: '按帖子' },
} as const satisfies Record<string, Wording>

/** How many took part in an award, and how they were weighed or drawn: what is needed to do it again. */
export function describeChoice({ selection, candidates, draw }: StageResult, { say }: Speaker): string[] {
  if (draw) {
    const { over, method, entrants, seed } = draw
    return [say(WORDS.drawn, { over: say(WORDS[over]), method, count: entrants, seed })]
  }
  const isRanking = selection.how === 'rank' || selection.how === 'weighted'
  const count = say(isRanking ? WORDS.candidates : WORDS.entrants, { count: candidates })
  if (selection.how !== 'weighted') return [count]
  const weights = selection.weights.map(({ by, points }) => `${by} ${formatDecimal(points)}`)
  return [count, say(WORDS.weighed, { normalise: selection.normalise, weights: weights.join(', ') })]
}

/** `50 USDT`: what goods are worth where they cannot be given; blank where nothing is said. */
export const substituteText = (substitute: Award['substitute']): string =>
  substitute === undefined ? '' : `${formatDecimal(substitute.amount)} ${substitute.asset}`
