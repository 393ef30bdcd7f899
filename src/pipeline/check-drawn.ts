import { type Fault, placeless } from '../model/fault.js'
import { hmacOrder } from '../prizes/draw.js'
import { opaqueId } from '../text/opaque-id.js'
import type { ResultJson, StageRecord } from '../trust/result-record.js'
import type { Seal } from '../trust/seal.js'
import type { PostCheck } from './check-result.js'

/** What a sealed draw is checked with: the order that its list and its seed make, and the ticket of each post. */
interface Drawn {
  readonly award: string
  /** Ticket -> its position from 0, and how a table shows its digest. */
  readonly places: ReadonlyMap<string, { readonly at: number; readonly shown: string }>
  readonly ticketOf: (postId: string) => string
}

/** Winners and alternates stand on the sealed list, with the digest that they have there, in its order. */
function checkTaken({ awards }: StageRecord, { award, places, ticketOf }: Drawn): Fault[] {
  let last = -1
  return awards.flatMap(({ place, post_id: post, user_id: user, reason, replaces }): Fault[] => {
    if (post === null) return []
    const found = places.get(ticketOf(post))
    if (!found) return [placeless('inconsistent/drawn', { award, place, user })]
    const { keys } = reason.args
    if (typeof keys === 'string' && keys !== found.shown)
      return [placeless('inconsistent/drawn-digest', { award, place, user, recorded: keys, found: found.shown })]
    // Whoever stands in for a winner who was taken out comes from behind.
    if (replaces) return []
    const isBehind = found.at > last
    last = found.at
    return isBehind ? [] : [placeless('inconsistent/drawn-order', { award, place, user })]
  })
}

/** Of the first award nobody was left out but who was passed over, or has as many places as allowed. */
function checkSkipped(stage: StageRecord, { award, places, ticketOf }: Drawn, { persons }: PostCheck): Fault[] {
  const { awards, passed_over: passedOver = [] } = stage
  if (awards.some(({ replaces }) => replaces)) return []
  const taken = awards.flatMap(({ post_id: post }) => (post === null ? [] : [post]))
  const named = [...taken, ...passedOver.map(({ post_id: post }) => post)]
  const known = new Set(named.map(ticketOf))
  const holders = new Set(named.map((post) => persons.get(post)))
  const ofHolders = new Set([...persons].filter(([, person]) => holders.has(person)).map(([post]) => ticketOf(post)))
  const last = Math.max(-1, ...taken.map((post) => places.get(ticketOf(post))?.at ?? -1))
  const skipped = [...places].filter(([ticket, { at }]) => at < last && !known.has(ticket) && !ofHolders.has(ticket))
  return skipped.map(([ticket]) => placeless('inconsistent/drawn-skipped', { award, ticket }))
}

/**
 * Holds the winners of a result against the seal that they were drawn by: for outsiders, who have no exports. The order is
 * made again from the sealed list. Draws by RFC 3797 are left to a replay.
 */
export function checkDrawn({ manifest: { draw }, awards }: ResultJson, seal: Seal, posts: PostCheck): Fault[] {
  if (!draw) return []
  return awards.flatMap((stage, at): Fault[] => {
    if (stage.selection?.how !== 'draw' || stage.selection.method !== 'hmac') return []
    const { award } = stage
    const list = seal.draws.find((sealed) => sealed.award === award)
    if (!list) return [placeless('seal-draw/added', { award })]
    const order = hmacOrder(award, list.ids, draw.seed)
    const places = new Map(order.map(({ id, shown }, place) => [id, { at: place, shown }]))
    const ticketOf = (post: string) =>
      opaqueId(list.over === 'posts' ? post : (posts.persons.get(post) ?? ''), draw.salt ?? '')
    const drawn = { award, places, ticketOf }
    return [...checkTaken(stage, drawn), ...(at === 0 ? checkSkipped(stage, drawn, posts) : [])]
  })
}
