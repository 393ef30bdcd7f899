import type { ActiveRule, Campaign } from '../model/campaign.js'
import type { Finding } from '../model/finding.js'
import type { Post } from '../model/post.js'
import { compileTag } from '../text/match-tag.js'
import { type Activity, type Draft, type Facts, type Rule, type Setting, toFinding } from './define-rule.js'
import { ownTags } from './hashtag.js'
import { ruleOf } from './registry.js'

/** A rule of scan with its options prepared: looks at one post. */
export interface PostCheck {
  readonly rule: Rule
  readonly look: (post: Post) => Draft
}

/** A rule of settle over facts about the author, with its options prepared. */
export interface FactsCheck {
  readonly rule: Rule
  readonly check: (facts: Facts) => Finding
}

/** A rule of settle over all that a person did, with its options prepared. */
export interface ActivityCheck {
  readonly rule: Rule
  readonly check: (activity: Activity) => Finding
}

/** What rules may know of a campaign besides their own options. */
function settingOf({ window, zone, rules }: Campaign): Setting {
  const hashtag = rules.find(({ id }) => id === 'hashtag')
  return { window, zone, tags: hashtag ? ownTags(hashtag.options).map((tag) => compileTag(tag).tag) : [] }
}

const definitionOf = ({ id }: ActiveRule): Rule => {
  const rule = ruleOf(id)
  if (!rule) throw new Error(`no rule ${id} in the registry`)
  return rule
}

/** The campaign's rules that look at one post, prepared once for all posts. */
export function preparePostChecks(campaign: Campaign): PostCheck[] {
  const setting = settingOf(campaign)
  return campaign.rules.flatMap((active) => {
    const rule = definitionOf(active)
    const look = rule.check?.(active.options, setting)
    return look ? [{ rule, look }] : []
  })
}

/** The campaign's rules that look at one post, in the order of the finding columns that scan gives. */
export const postRuleIds = ({ rules }: Campaign): string[] =>
  rules.filter((active) => definitionOf(active).check).map(({ id }) => id)

/** The campaign's rules over facts about the author. */
export function prepareFactsChecks(campaign: Campaign): FactsCheck[] {
  const setting = settingOf(campaign)
  return campaign.rules.flatMap((active) => {
    const rule = definitionOf(active)
    const look = rule.checkFacts?.(active.options, setting)
    return look ? [{ rule, check: (facts: Facts) => toFinding(rule, look(facts)) }] : []
  })
}

/** The campaign's rules over all that a person did. */
export function prepareActivityChecks(campaign: Campaign): ActivityCheck[] {
  return campaign.rules.flatMap((active) => {
    const rule = definitionOf(active)
    const look = rule.checkActivity?.(active.options)
    return look ? [{ rule, check: (activity: Activity) => toFinding(rule, look(activity)) }] : []
  })
}
