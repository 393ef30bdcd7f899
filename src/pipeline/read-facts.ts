import type { Campaign } from '../model/campaign.js'
import { type Person, unknownPerson } from '../model/person.js'
import { type Facts, UNKNOWN_REGISTRATION } from '../rules/define-rule.js'
import type { ExcludedOptions } from '../rules/excluded.js'
import type { Posts } from './join-parts.js'
import type { Persons } from './link-accounts.js'
import { placeRegistrations } from './place-registrations.js'
import { UNKNOWN, YES } from './scan-part.js'

/** What is known of people from files besides the posts. */
export interface KnownPeople {
  /** Facts by user id; they outweigh what the posts say. */
  readonly people: ReadonlyMap<string, Person>
  /** Lists that the campaign file names; undefined where it names none. */
  readonly lists: {
    readonly registration: ReadonlyMap<string, Person> | undefined
    readonly excluded: ReadonlyMap<string, Person> | undefined
  }
}

/** What is unknown of a sub-account is what is known of its master. */
function withMaster(own: Person, master: Person | undefined): Person {
  if (!master) return own
  const verified = own.kyc === undefined ? master : own
  return {
    userId: own.userId,
    kyc: verified.kyc,
    kycAt: verified.kycAt,
    identityId: own.identityId ?? master.identityId,
    masterId: own.masterId,
    registered: own.registered ?? master.registered,
    registeredAt: own.registeredAt ?? master.registeredAt,
    followers: own.followers ?? master.followers,
    language: own.language ?? master.language,
    country: own.country ?? master.country,
    firstPostAt: own.firstPostAt ?? master.firstPostAt,
    staff: own.staff ?? master.staff,
  }
}

/** Facts about authors. */
export interface FactsReader {
  readonly of: (post: number) => Facts
  /** Whether no file and no list names anybody, so that an author is only what the post says of them. */
  readonly isEveryoneUnknown: boolean
}

/** Makes the reader of facts about the authors of posts. */
export function createFactsReader(
  { rules }: Campaign,
  posts: Posts,
  { people, lists }: KnownPeople,
  persons: Persons,
): FactsReader {
  const isActive = (id: string) => rules.some((rule) => rule.id === id)
  const placeOf = isActive('registration') ? placeRegistrations(lists.registration, people, persons) : undefined
  const options = rules.find(({ id }) => id === 'excluded')?.options as ExcludedOptions | undefined
  const excluded = new Set([...(options?.ids ?? []), ...(lists.excluded?.keys() ?? [])])
  const factsOf = (post: number): Facts => {
    const userId = posts.userAt(post)
    const accounts = persons.accountsOf(userId)
    const own = people.get(userId) ?? unknownPerson(userId)
    const code = posts.kycAt(post)
    const written = own.kyc === undefined && code !== UNKNOWN ? { ...own, kyc: code === YES } : own
    // A master is one of the accounts only where the campaign counts it so.
    const isSub = own.masterId !== undefined && own.masterId !== '' && accounts.includes(own.masterId)
    const known = withMaster(written, isSub ? people.get(own.masterId) : undefined)
    return {
      ...known,
      staff: accounts.some((account) => people.get(account)?.staff) || known.staff,
      accounts: accounts.length > 1 ? accounts.filter((account) => account !== userId) : [],
      registration: placeOf?.(userId) ?? UNKNOWN_REGISTRATION,
      excluded: accounts.find((account) => excluded.has(account)),
    }
  }
  const isEveryoneUnknown = people.size === 0 && lists.registration === undefined && excluded.size === 0
  return { of: factsOf, isEveryoneUnknown }
}
