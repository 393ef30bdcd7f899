import * as z from 'zod/mini'
import { mapping, means, texts, whole } from '../model/schema.js'
import { defineRule } from './define-rule.js'

/** Who registered: those on a list, or those of whom the people file says so; and how many of them count. */
export interface RegistrationOptions {
  readonly list?: readonly string[] | undefined
  readonly first?: number | undefined
}

export const registration = defineRule({
  id: 'registration',
  summary: {
    en: 'The author registered for the campaign, and early enough where only the first so many count.',
    zh: '作者已报名参加活动；若只取前若干名，则报名须够早。',
  },
  effect: 'reject',
  options: mapping({
    list: z.optional(
      means(
        'files with the user ids of those who registered, relative to the campaign file',
        '报名者名单文件（含 user_id 列），相对于活动文件',
        texts(),
      ),
    ),
    first: z.optional(
      means(
        'only the first so many, by registered_at, then by user id',
        '只取最先报名的若干名：按 registered_at，再按用户 ID',
        whole(1),
      ),
    ),
  }),
  reads: ({ list, first }: RegistrationOptions) =>
    list ? [] : [first === undefined ? 'registered|registered_at' : 'registered_at'],
  messages: {
    registered: { outcome: 'pass', en: 'registered', zh: '已报名' },
    among: {
      outcome: 'pass',
      en: 'registered as number {place}, the first {first} count',
      zh: '第 {place} 个报名，取前 {first} 名',
    },
    missing: {
      outcome: 'fail',
      en: 'not registered',
      zh: '未报名',
      reply: {
        shows: [],
        en: 'You have not registered for the campaign.',
        zh: '您尚未报名参加活动。',
        remedy: { en: 'Please register first.', zh: '请先报名。' },
      },
    },
    later: {
      outcome: 'fail',
      en: 'registered as number {place}, only the first {first} count: {missing} too late',
      zh: '第 {place} 个报名，只取前 {first} 名，迟了 {missing} 名',
      reply: {
        shows: ['place', 'first'],
        en: 'You registered as number {place}; the first {first} count.',
        zh: '您是第 {place} 个报名，活动只取前 {first} 名。',
        remedy: { en: 'Registering early helps in the next campaign.', zh: '下一次请尽早报名。' },
        lasts: true,
      },
    },
    unplaced: {
      outcome: 'review',
      ask: {
        en: 'Is the author among the first {first} who registered?',
        zh: '作者是否属于最先报名的前 {first} 名？',
      },
      en: 'registered, but times of registration are missing: whether among the first {first} is unknown',
      zh: '已报名，但缺少报名时间，无法确定是否在前 {first} 名之内',
      reply: {
        shows: ['first'],
        en: 'We could not confirm yet that you are among the first {first} who registered.',
        zh: '您是否在最先报名的前 {first} 名之内，还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
    unknown: {
      outcome: 'review',
      ask: { en: 'Has the author registered for the campaign?', zh: '作者是否已报名参加活动？' },
      en: 'whether the author registered is unknown',
      zh: '是否报名未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet that you have registered.',
        zh: '您是否已报名，还有待核实。',
        remedy: { en: 'If you have not registered, please do so.', zh: '如尚未报名，请尽快报名。' },
      },
    },
  },
  checkFacts:
    ({ first }: RegistrationOptions) =>
    ({ registration: { listed, least, most } }) => {
      if (listed === undefined) return { message: 'unknown', args: {} }
      if (!listed) return { message: 'missing', args: {} }
      if (first === undefined) return { message: 'registered', args: {} }
      if (least > first) return { message: 'later', args: { place: least, first, missing: least - first } }
      return most <= first
        ? { message: 'among', args: { place: least === most ? least : `${least}–${most}`, first } }
        : { message: 'unplaced', args: { first } }
    },
})
