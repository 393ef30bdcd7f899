import { accounts } from './accounts.js'
import { country } from './country.js'
import type { Rule } from './define-rule.js'
import { excluded } from './excluded.js'
import { followers } from './followers.js'
import { hashtag } from './hashtag.js'
import { identity } from './identity.js'
import { language } from './language.js'
import { length } from './length.js'
import { newcomer } from './newcomer.js'
import { originality } from './originality.js'
import { quota } from './quota.js'
import { registration } from './registration.js'
import { returning } from './returning.js'
import { screenshot } from './screenshot.js'
import { staff } from './staff.js'
import { topic } from './topic.js'
import { window } from './window.js'

/** All rules, in the order of their columns in reports. */
export const RULES: readonly Rule[] = [
  window,
  length,
  hashtag,
  screenshot,
  topic,
  registration,
  newcomer,
  returning,
  followers,
  language,
  country,
  excluded,
  staff,
  accounts,
  identity,
  originality,
  quota,
]

/** Rules by id. */
export const ruleOf = (id: string): Rule | undefined => RULES.find((rule) => rule.id === id)
