import { hmac } from '@noble/hashes/hmac.js'
import { md5 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { byCodeUnits } from '../model/order.js'

/** A place in the order of a draw. */
export interface Drawn {
  readonly id: string
  /** What put it there: its HMAC in hexadecimal, or its number in the list. */
  readonly digest: string
  /** The same for a line of a table: `hmac=` and the first quarter of it, or `number=`. */
  readonly shown: string
}

/**
 * The order of a draw by HMAC-SHA-256: the key is the public seed, the message the name of the award, a line feed, and the
 * opaque id of the entrant; the least digest comes first. Each place depends on the entrant alone, so that one who leaves
 * moves nobody else.
 *
 * @param ids opaque ids, each once: 64 hexadecimal digits, as in a seal
 */
export function hmacOrder(award: string, ids: readonly string[], seed: string): Drawn[] {
  const keyed = hmac.create(sha256, utf8ToBytes(seed))
  const digestOf = (id: string) =>
    bytesToHex(
      keyed
        .clone()
        .update(utf8ToBytes(`${award}\n${id}`))
        .digest(),
    )
  return ids
    .map((id) => ({ id, digest: digestOf(id) }))
    .sort((a, b) => byCodeUnits(a.digest, b.digest) || byCodeUnits(a.id, b.id))
    .map(({ id, digest }) => ({ id, digest, shown: `hmac=${digest.slice(0, 16)}` }))
}

const NUMBERS = /^\d+(?:[\s,.]+\d+)*\.?$/

/**
 * The key of RFC 3797 (section 4) for sources of whole numbers: the numbers of each in ascending order, without leading
 * zeros, a full stop after each and a slash after each source. Undefined where a source holds anything else.
 *
 * @param seed the sources in their published order, parted by slashes: `9319/2 5 12 8 10/9 18 26 34 41 45`
 */
export function rfc3797Key(seed: string): string | undefined {
  const sources = seed.replace(/\/\s*$/, '').split('/')
  if (!sources.every((source) => NUMBERS.test(source.trim()))) return undefined
  return sources
    .map((source) => {
      const numbers = (source.match(/\d+/g) ?? []).map(BigInt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      return `${numbers.map((number) => `${number}.`).join('')}/`
    })
    .join('')
}

/** Selections that the two bytes of RFC 3797's counter can tell apart. */
const MOST_SELECTIONS = 65_536

/**
 * Positions (from 1) in the order in which RFC 3797 selects them from a list: the i-th is the MD5 of the counter in two
 * bytes, the key and the counter again, as a number, modulo what is left of the list. At most 65,536 of them.
 */
export function rfc3797Order(key: string, count: number): number[] {
  const left = Array.from({ length: count }, (_, i) => i + 1)
  const bytes = utf8ToBytes(key)
  const order: number[] = []
  while (left.length > 0 && order.length < MOST_SELECTIONS) {
    const counter = Uint8Array.of(order.length >> 8, order.length & 0xff)
    const digest = BigInt(`0x${bytesToHex(md5(concatBytes(counter, bytes, counter)))}`)
    order.push(left.splice(Number(digest % BigInt(left.length)), 1)[0]!)
  }
  return order
}

/** The order of a draw by RFC 3797 from the list of opaque ids in code-unit order. Throws where the seed is no key. */
export function rfc3797Draw(ids: readonly string[], seed: string): Drawn[] {
  const key = rfc3797Key(seed)
  if (key === undefined) throw new Error('the seed was not looked at before')
  const sorted = [...ids].sort(byCodeUnits)
  return rfc3797Order(key, sorted.length).map((number) => {
    const digest = String(number)
    return { id: sorted[number - 1]!, digest, shown: `number=${digest}` }
  })
}
