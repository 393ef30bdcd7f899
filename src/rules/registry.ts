import type { Rule } from './define-rule.js'
import { hashtag } from './hashtag.js'
import { identity } from './identity.js'
import { length } from './length.js'
import { originality } from './originality.js'
import { screenshot } from './screenshot.js'
import { topic } from './topic.js'
import { window } from './window.js'

/** All rules, in the order of their columns in reports. */
export const RULES: readonly Rule[] = [window, length, hashtag, screenshot, topic, identity, originality]

/** Rules by id. */
export const ruleOf = (id: string): Rule | undefined => RULES.find((rule) => rule.id === id)
