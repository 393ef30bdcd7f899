import type { Campaign } from '../model/campaign.js'
import { byCodeUnits } from '../model/order.js'
import type { Person } from '../model/person.js'
import type { AccountsOptions } from '../rules/accounts.js'
import type { NumberedTexts } from './number-texts.js'

/** Which accounts are one person's. */
export interface Persons {
  /** One key for all accounts of a person: the id of an account of theirs, a master's if there is one. */
  readonly personOf: (userId: string) => string
  /** All accounts of a person that are known to belong together, this one among them, in code-unit order. */
  readonly accountsOf: (userId: string) => readonly string[]
}

/** Groups that grow together, each with one member that stands for it. */
function createGroups() {
  const parents = new Map<string, string>()
  const rootOf = (member: string): string => {
    let root = member
    for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up
    // The way is kept short, so that a long chain of masters does not take quadratic time.
    for (let at = member; at !== root; ) {
      const up = parents.get(at)!
      parents.set(at, root)
      at = up
    }
    return root
  }
  return {
    rootOf,
    join(a: string, b: string) {
      const [left, right] = [rootOf(a), rootOf(b)]
      if (left !== right) parents.set(left, right)
    },
  }
}

/** Every account is a person of its own. */
const ALONE: Persons = { personOf: (userId) => userId, accountsOf: (userId) => [userId] }

/**
 * Links accounts as the campaign says: a sub-account with its master, accounts with one identity with each other, over any
 * number of steps. The person goes by the first of their accounts that has no master, in code-unit order; so the key does
 * not depend on the order of rows.
 */
export function linkAccounts({ rules }: Campaign, people: ReadonlyMap<string, Person>): Persons {
  const options = rules.find(({ id }) => id === 'accounts')?.options as AccountsOptions | undefined
  if (!options || people.size === 0) return ALONE
  const { rootOf, join } = createGroups()
  const byIdentity = new Map<string, string>()
  const subs = new Set<string>()
  const members = new Set<string>(people.keys())
  for (const { userId, masterId, identityId } of people.values()) {
    if (options.master && masterId) {
      join(userId, masterId)
      subs.add(userId)
      members.add(masterId)
    }
    if (!options.identity || identityId === undefined) continue
    const other = byIdentity.get(identityId)
    if (other === undefined) byIdentity.set(identityId, userId)
    else join(userId, other)
  }
  const groups = new Map<string, string[]>()
  for (const member of members) {
    const root = rootOf(member)
    const group = groups.get(root)
    if (group) group.push(member)
    else groups.set(root, [member])
  }
  const keys = new Map<string, string>()
  for (const [root, group] of groups) {
    group.sort(byCodeUnits)
    keys.set(root, group.find((member) => !subs.has(member)) ?? group[0]!)
  }
  const accountsOf = (userId: string) => groups.get(rootOf(userId)) ?? [userId]
  return { personOf: (userId) => keys.get(rootOf(userId)) ?? userId, accountsOf }
}

/** The persons behind numbered accounts as numbers. */
export interface NumberedPersons {
  /** Above every number of a person. */
  readonly count: number
  /** The number of the person behind the account of a number. */
  readonly of: (account: number) => number
}

/** Numbers the persons behind accounts: where every account is a person of its own, those have the accounts' numbers. */
export function numberPersons({ count, textOf }: NumberedTexts, persons: Persons): NumberedPersons {
  if (persons === ALONE) return { count, of: (account) => account }
  const known = new Map<string, number>()
  const numbers = Uint32Array.from({ length: count }, (_, account) => {
    const person = persons.personOf(textOf(account))
    const number = known.get(person) ?? known.size
    known.set(person, number)
    return number
  })
  return { count: known.size, of: (account) => numbers[account]! }
}
