import type { Window } from '../model/campaign.js'
import type { Effect, Finding, Outcome } from '../model/finding.js'
import type { Args, ArgsOf, Wording } from '../model/message.js'
import { type Person, unknownPerson } from '../model/person.js'
import type { Post } from '../model/post.js'
import type { Schema } from '../model/schema.js'
import type { Zone } from '../model/zone.js'

/**
 * What the author of a post is told of a message: true to the record, about their own post only, and nothing that would
 * teach how to get around a rule. Its holes are filled from the arguments in `shows`, and from no others.
 */
export interface Reply extends Wording {
  /** The arguments that the author may see; `posted_at` is always among them. */
  readonly shows: readonly string[]
  /** What the author can do. */
  readonly remedy: Wording
  /** The remedy helps also once the campaign is over. */
  readonly lasts?: true
}

/** One message of a rule. The message decides the outcome; its texts are worded once, here. */
export interface RuleMessage extends Wording {
  readonly outcome: Outcome
  /** What a human is asked; with the same holes. */
  readonly ask?: Wording
  /** What the author is told; every message but a pass has one. */
  readonly reply?: Reply
}

type Messages = Readonly<Record<string, RuleMessage>>

/** What a check says: one of the rule's messages with its arguments. */
export type Draft<M extends Messages = Messages> = {
  readonly [Id in keyof M & string]: { readonly message: Id; readonly args: ArgsOf<M[Id]['en']> }
}[keyof M & string]

/** What a rule may know of the campaign besides its own options. */
export interface Setting {
  readonly window: Window | undefined
  readonly zone: Zone
  /** The campaign's own hashtags, folded, without signs. */
  readonly tags: readonly string[]
}

/** Where somebody stands among those who registered. */
export interface Registration {
  /** Whether they registered; undefined is unknown. */
  readonly listed: boolean | undefined
  /** Their place in the order of registration, from 1: the least and the greatest that what is known allows. */
  readonly least: number
  readonly most: number
}

/** What one person did in the campaign, by the posts that all other rejecting rules let pass. */
export interface Activity {
  /** Posts that certainly count, and those that might, once a human has looked at the rest. */
  readonly posts: number
  readonly mostPosts: number
  /** Days of the campaign's zone on which those were written. */
  readonly days: number
  readonly mostDays: number
}

/** Facts about the author of a post that verdicts depend on; undefined is unknown. */
export interface Facts extends Person {
  /** Other accounts of the same person, as far as the campaign counts them as one. */
  readonly accounts: readonly string[]
  readonly registration: Registration
  /** The account of the person that is excluded. */
  readonly excluded: string | undefined
}

/** Where somebody stands of whom nobody knows whether they registered. */
export const UNKNOWN_REGISTRATION: Registration = { listed: undefined, least: 1, most: Number.POSITIVE_INFINITY }

/** Facts of somebody of whom nothing is known. */
export const unknownFacts = (userId: string): Facts => ({
  ...unknownPerson(userId),
  accounts: [],
  registration: UNKNOWN_REGISTRATION,
  excluded: undefined,
})

interface RuleText<M extends Messages> {
  readonly id: string
  /** One sentence: what a post must have. */
  readonly summary: Wording
  readonly messages: M
}

interface RuleParts<O, M extends Messages> extends RuleText<M> {
  /** The effect where the campaign file names none. */
  readonly effect: Effect | ((options: O) => Effect)
  readonly options: Schema<O>
  /** Options of which at least one must be given for the rule to mean anything. */
  readonly needsOneOf?: readonly (keyof O & string)[]
  /** Fields without which the rule can only ask a human. `a|b`: one of them is enough. */
  readonly reads?: (options: O) => readonly string[]
  /** Options that are times in the campaign's zone. */
  readonly times?: readonly (keyof O & string)[]
  /** For rules of scan: gives the check of one post. Options are prepared once. The check is pure and never throws. */
  readonly check?: (options: O, setting: Setting) => (post: Post) => Draft<M>
  /** For rules of settle over facts about the author. */
  readonly checkFacts?: (options: O, setting: Setting) => (facts: Facts) => Draft<M>
  /** For rules of settle over all that a person did, decided after every other. */
  readonly checkActivity?: (options: O) => (activity: Activity) => Draft<M>
}

/** A rule as the registry holds it. Its options have passed its own schema. */
export interface Rule extends RuleText<Messages> {
  readonly effectOf: (options: unknown) => Effect
  readonly options: Schema
  readonly needsOneOf: readonly string[] | undefined
  readonly reads: (options: unknown) => readonly string[]
  readonly times: readonly string[]
  readonly check: ((options: unknown, setting: Setting) => (post: Post) => Draft) | undefined
  readonly checkFacts: ((options: unknown, setting: Setting) => (facts: Facts) => Draft) | undefined
  readonly checkActivity: ((options: unknown) => (activity: Activity) => Draft) | undefined
}

/** Makes a rule out of one frozen literal: its metadata, its words and its check. */
export function defineRule<O, const M extends Messages>(parts: RuleParts<O, M>): Rule {
  const { id, summary, messages, effect, options, needsOneOf, reads, times = [] } = parts
  const { check, checkFacts, checkActivity } = parts
  return Object.freeze({
    id,
    summary,
    messages,
    options: options as Schema,
    needsOneOf,
    times,
    reads: (given: unknown) => reads?.(given as O) ?? [],
    effectOf: (given: unknown) => (typeof effect === 'function' ? effect(given as O) : effect),
    check: check && ((given: unknown, setting: Setting) => check(given as O, setting) as (post: Post) => Draft),
    checkFacts:
      checkFacts && ((given: unknown, setting: Setting) => checkFacts(given as O, setting) as (facts: Facts) => Draft),
    checkActivity: checkActivity && ((given: unknown) => checkActivity(given as O) as (activity: Activity) => Draft),
  })
}

/** A draft as a finding: plain data that names its rule and outcome. */
export function toFinding(rule: Rule, draft: { readonly message: string; readonly args: Args }): Finding {
  return {
    rule: rule.id,
    outcome: rule.messages[draft.message]!.outcome,
    message: `${rule.id}.${draft.message}`,
    args: draft.args,
  }
}
