import * as z from 'zod/mini'
import { flag, mapping, means } from '../model/schema.js'
import { defineRule } from './define-rule.js'

/** By what accounts are known to be one person's. */
export interface AccountsOptions {
  readonly master: boolean
  readonly identity: boolean
}

export const accounts = defineRule({
  id: 'accounts',
  summary: {
    en: 'Accounts of one person count as one, in rankings and in limits.',
    zh: '同一人的多个账号按一人计：排名、限额均如此。',
  },
  effect: 'gate',
  options: mapping({
    master: means(
      'a sub-account (master_id) counts as its master',
      '子账号（master_id）按其主账号计',
      z._default(flag(), true),
    ),
    identity: means(
      'accounts with one identity_id are one person',
      'identity_id 相同的账号按一人计',
      z._default(flag(), true),
    ),
  }),
  reads: ({ master, identity }: AccountsOptions) => [
    ...(master ? ['master_id'] : []),
    ...(identity ? ['identity_id'] : []),
  ],
  messages: {
    single: { outcome: 'pass', en: 'the only account of its person', zh: '此人只有这一个账号' },
    several: {
      outcome: 'pass',
      en: 'counts as one person with {others}',
      zh: '与 {others} 按同一人计',
    },
    unknown: {
      outcome: 'review',
      ask: {
        en: 'Is this the only account of its person in the campaign?',
        zh: '此人是否只用这一个账号参加活动？',
      },
      en: 'whether other accounts belong to the same person is unknown',
      zh: '是否还有其他账号属于同一人未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet that this is your only account in the campaign.',
        zh: '您是否只用这一个账号参加活动，还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
  },
  checkFacts:
    ({ master, identity }: AccountsOptions) =>
    (facts) => {
      const isKnown = (!master || facts.masterId !== undefined) && (!identity || facts.identityId !== undefined)
      if (!isKnown) return { message: 'unknown', args: {} }
      return facts.accounts.length === 0
        ? { message: 'single', args: {} }
        : { message: 'several', args: { others: facts.accounts.join(', ') } }
    },
})
