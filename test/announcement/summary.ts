import type { DrawNeed } from '../../src/announcement/draws.js'
import type { Choice } from '../../src/announcement/ranking.js'
import { type AnnouncementText, readAnnouncement } from '../../src/announcement/read-announcement.js'
import type { SplitNeed } from '../../src/announcement/splits.js'
import { codeOf } from '../../src/model/fault.js'

const drawText = (draw: DrawNeed | undefined) =>
  draw ? [`over ${draw.over}`, ...(draw.excludesWinners ? ['without winners'] : [])] : []

const splitText = (split: SplitNeed | undefined) =>
  split
    ? [
        [
          split.how,
          split.by && `by ${split.by}`,
          split.perPerson && 'per person',
          split.cap && `at most ${split.cap.value}`,
          split.decimals && `${split.decimals.value} decimals`,
        ]
          .filter((part) => part)
          .join(', '),
      ]
    : []

/** How winners are chosen, without quotes. */
const choiceOf = (choice: Choice) =>
  choice.kind === 'weights'
    ? { kind: choice.kind, weights: choice.weights, ...(choice.normalise && { normalise: choice.normalise.value }) }
    : choice

/** What a reading states and asks, without quotes: small enough to write down whole for every announcement. */
export function summaryOf(given: string | readonly AnnouncementText[]) {
  const texts = typeof given === 'string' ? [{ file: 'a.txt', text: given }] : given
  const reading = readAnnouncement(texts)
  const { window, length, hashtag, screenshot, topic, identity, originality, prizes, ranking, quota } = reading
  return {
    name: reading.title?.value,
    window: [window.from?.value, window.to?.value, window.zone?.value],
    length: length && [length.value.min, length.value.max, length.value.unit, ...length.value.exclude],
    tags: hashtag && (hashtag.value.any.length > 0 ? ['any', ...hashtag.value.any] : ['all', ...hashtag.value.all]),
    screenshot: screenshot?.value,
    topic: topic?.value.any,
    identity: identity && [identity.value.gate, identity.value.unverified?.value],
    original: originality?.value,
    quota: quota?.value,
    prizes: prizes.awards.map(({ name, choice, draw, split, asset, pool, ladder }) => [
      [name, choice, ...drawText(draw), asset?.value, pool?.value].filter((part) => part !== undefined).join(' '),
      ...splitText(split),
      ...ladder.map(({ name, places, amount, goods }) => `${name} ${places} × ${amount ?? goods}`),
    ]),
    rank: ranking?.value && choiceOf(ranking.value),
    accounts: reading.accounts?.value,
    alternates: reading.alternates?.value,
    asked: reading.questions.map(({ id }) => id),
    told: reading.contradictions.map(codeOf),
  }
}

type Whole = ReturnType<typeof summaryOf>

/** As it is written down: what few announcements say is left out where it is not said. */
export type Summary = Omit<Whole, 'accounts' | 'alternates'> & Partial<Pick<Whole, 'accounts' | 'alternates'>>
