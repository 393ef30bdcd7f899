import { parseCampaign } from '../../src/index.js'
import type { Finding } from '../../src/model/finding.js'
import type { Post } from '../../src/model/post.js'
import { type Activity, type Facts, toFinding, unknownFacts } from '../../src/rules/define-rule.js'
import { prepareActivityChecks, prepareFactsChecks, preparePostChecks } from '../../src/rules/prepare-rules.js'

const BLANK: Post = {
  id: 'p1',
  userId: 'u1',
  postedAt: undefined,
  title: '',
  content: '',
  hashtags: undefined,
  screenshots: undefined,
  kyc: undefined,
  metrics: [],
  expect: undefined,
}

/** A post that nobody can change. */
export const postWith = (parts: Partial<Post>): Post => Object.freeze({ ...BLANK, ...parts })

/** Prepares one rule of a campaign file and gives a function that looks at a post with it. */
export async function looker(rule: string, campaign: string): Promise<(parts: Partial<Post>) => Finding> {
  const { campaign: parsed } = await parseCampaign(campaign)
  const found = preparePostChecks(parsed).find((check) => check.rule.id === rule)
  if (!found) throw new Error(`the campaign does not use ${rule}`)
  return (parts) => toFinding(found.rule, found.look(postWith(parts)))
}

/** The same for a rule over facts about the author; what is not given is unknown. */
export async function factsLooker(rule: string, campaign: string): Promise<(facts: Partial<Facts>) => Finding> {
  const { campaign: parsed } = await parseCampaign(campaign)
  const found = prepareFactsChecks(parsed).find((check) => check.rule.id === rule)
  if (!found) throw new Error(`the campaign does not use ${rule}`)
  return (facts) => found.check(Object.freeze({ ...unknownFacts('u1'), ...facts }))
}

/** The same for a rule over all that a person did. */
export async function activityLooker(rule: string, campaign: string): Promise<(activity: Activity) => Finding> {
  const { campaign: parsed } = await parseCampaign(campaign)
  const found = prepareActivityChecks(parsed).find((check) => check.rule.id === rule)
  if (!found) throw new Error(`the campaign does not use ${rule}`)
  return found.check
}
