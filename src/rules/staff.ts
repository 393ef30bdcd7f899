import { mapping } from '../model/schema.js'
import { defineRule } from './define-rule.js'

export const staff = defineRule({
  id: 'staff',
  summary: { en: 'The author does not work for the organiser.', zh: '作者不是主办方人员。' },
  effect: 'reject',
  options: mapping({}),
  reads: () => ['staff'],
  messages: {
    outside: { outcome: 'pass', en: "not one of the organiser's staff", zh: '不是主办方人员' },
    staff: {
      outcome: 'fail',
      en: "one of the organiser's staff",
      zh: '是主办方人员',
      reply: {
        shows: [],
        en: 'Those who work for the organisers cannot take part.',
        zh: '主办方人员不能参加。',
        remedy: { en: 'You are welcome to read along.', zh: '欢迎关注活动。' },
        lasts: true,
      },
    },
    unknown: {
      outcome: 'review',
      ask: { en: 'Does the author work for the organiser?', zh: '作者是否为主办方人员？' },
      en: 'whether the author works for the organiser is unknown',
      zh: '是否为主办方人员未知',
      reply: {
        shows: [],
        en: 'We could not confirm yet that you do not work for the organisers.',
        zh: '您是否为主办方人员，还有待核实。',
        remedy: { en: 'You need not do anything.', zh: '您无需任何操作。' },
        lasts: true,
      },
    },
  },
  checkFacts:
    () =>
    ({ staff: isStaff }) => ({ message: isStaff === undefined ? 'unknown' : isStaff ? 'staff' : 'outside', args: {} }),
})
