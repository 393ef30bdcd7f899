import type { Campaign } from '../model/campaign.js'
import type { Finding } from '../model/finding.js'
import { prepareFactsChecks } from '../rules/prepare-rules.js'
import type { Posts } from './join-parts.js'
import type { Persons } from './link-accounts.js'
import { createFactsReader, type KnownPeople } from './read-facts.js'
import { YES } from './scan-part.js'

const NOTHING: readonly Finding[] = []
/** All accounts are like one where nothing is known of any. */
const NOBODY = { numbers: undefined, count: 1 } as const

/** Findings that say the same are one: most accounts have the same, so that few are kept. */
function createFindingLists() {
  const lists: (readonly Finding[])[] = []
  const known = new Map<string, number>()
  return {
    at: (number: number) => lists[number]!,
    numberOf(findings: readonly Finding[]): number {
      let key = ''
      for (const { message, args } of findings) {
        key += message
        // The arguments of a message always come in the same order.
        for (const name in args) key += `\u0000${args[name]}`
        key += '\u0001'
      }
      const before = known.get(key)
      if (before !== undefined) return before
      known.set(key, lists.length)
      return lists.push(findings) - 1
    },
  }
}

/**
 * Makes a function that gives what the rules over facts find. It is the same for all posts of an account that say the same
 * of its identity, and found once: a number for each.
 */
export function judgeAccounts(
  campaign: Campaign,
  posts: Posts,
  known: KnownPeople,
  persons: Persons,
): (post: number) => readonly Finding[] {
  const checks = prepareFactsChecks(campaign)
  if (checks.length === 0) return () => NOTHING
  const facts = createFactsReader(campaign, posts, known, persons)
  const lists = createFindingLists()
  const { numbers, count } = facts.isEveryoneUnknown ? NOBODY : posts.users()
  const numberOfList = new Uint32Array(count * (YES + 1))
  return (post) => {
    const account = (numbers ? numbers[post]! : 0) * (YES + 1) + posts.kycAt(post)
    if (numberOfList[account] === 0) {
      const about = facts.of(post)
      numberOfList[account] = lists.numberOf(checks.map(({ check }) => check(about))) + 1
    }
    return lists.at(numberOfList[account]! - 1)
  }
}
