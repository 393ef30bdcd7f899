import { type AnnouncementText, readAnnouncement } from '../../src/announcement/read-announcement.js'
import { codeOf } from '../../src/model/fault.js'

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
    prizes: prizes.awards.map(({ name, choice, asset, pool, ladder }) => [
      [name, choice, asset?.value, pool?.value].filter((part) => part !== undefined).join(' '),
      ...ladder.map(({ name, places, amount, goods }) => `${name} ${places} × ${amount ?? goods}`),
    ]),
    rank: ranking?.value,
    asked: reading.questions.map(({ id }) => id),
    told: reading.contradictions.map(codeOf),
  }
}

export type Summary = ReturnType<typeof summaryOf>
