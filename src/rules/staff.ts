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
    staff: { outcome: 'fail', en: "one of the organiser's staff", zh: '是主办方人员' },
    unknown: {
      outcome: 'review',
      ask: { en: 'Does the author work for the organiser?', zh: '作者是否为主办方人员？' },
      en: 'whether the author works for the organiser is unknown',
      zh: '是否为主办方人员未知',
    },
  },
  checkFacts:
    () =>
    ({ staff: isStaff }) => ({ message: isStaff === undefined ? 'unknown' : isStaff ? 'staff' : 'outside', args: {} }),
})
