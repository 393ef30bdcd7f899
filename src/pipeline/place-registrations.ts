import { ascending, byCodeUnits, inTurn } from '../model/order.js'
import type { Person } from '../model/person.js'
import type { Registration } from '../rules/define-rule.js'
import type { Persons } from './link-accounts.js'

interface Registrant {
  readonly person: string
  /** Undefined where unknown. */
  readonly at: number | undefined
}

/** Yes where somebody says so or a time of registration is known; undefined where nothing tells. */
const hasRegistered = ({ registered, registeredAt }: Person): boolean | undefined =>
  registered ?? (registeredAt === undefined ? undefined : true)

const order = inTurn<Registrant>(
  (a, b) => ascending(a.at ?? Number.POSITIVE_INFINITY, b.at ?? Number.POSITIVE_INFINITY),
  (a, b) => byCodeUnits(a.person, b.person),
)

const earliest = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)

/** Registrations by person, the earliest of each; and how many may have registered of whom nothing tells. */
function gather(
  list: ReadonlyMap<string, Person> | undefined,
  people: ReadonlyMap<string, Person>,
  { personOf }: Persons,
) {
  const times = new Map<string, number | undefined>()
  const refused = new Set<string>()
  const unsure = new Set<string>()
  for (const person of (list ?? people).values()) {
    const key = personOf(person.userId)
    const registered = list !== undefined || hasRegistered(person)
    const at = person.registeredAt ?? people.get(person.userId)?.registeredAt
    if (registered) times.set(key, times.has(key) ? earliest(times.get(key), at) : at)
    else (registered === false ? refused : unsure).add(key)
  }
  // One account that did not register tells nothing of another of the same person.
  const isRefused = (key: string) => refused.has(key) && !unsure.has(key)
  return { times, isRefused, unsure: [...unsure].filter((key) => !times.has(key)).length }
}

/**
 * Who registered, and in which place: by time, then by id, each person once. With a list, just those on it, whose times the people file
 * may know as well; else those of
 * whom the people file says so. Where times are missing, the least and the greatest place that are possible.
 */
export function placeRegistrations(
  list: ReadonlyMap<string, Person> | undefined,
  people: ReadonlyMap<string, Person>,
  persons: Persons,
): (userId: string) => Registration {
  const { times, isRefused, unsure } = gather(list, people, persons)
  const registrants = [...times].map(([person, at]): Registrant => ({ person, at }))
  const dated = registrants.filter(({ at }) => at !== undefined).sort(order)
  const open = registrants.length - dated.length + unsure
  const places = new Map(dated.map(({ person }, i) => [person, i + 1]))
  return (userId) => {
    const person = persons.personOf(userId)
    if (!times.has(person))
      return { listed: list || isRefused(person) ? false : undefined, least: 1, most: Number.POSITIVE_INFINITY }
    const place = places.get(person)
    return place === undefined
      ? { listed: true, least: 1, most: registrants.length + unsure }
      : { listed: true, least: place, most: place + open }
  }
}
