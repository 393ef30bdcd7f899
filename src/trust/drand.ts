import { bls12_381 } from '@noble/curves/bls12-381.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/**
 * drand's quicknet, a public source of randomness run by the League of Entropy: a round every three seconds, each with a
 * signature that nobody can foresee and everybody can check. Pinned here, so that no network is needed.
 */
export const QUICKNET = {
  name: 'drand quicknet',
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  scheme: 'bls-unchained-g1-rfc9380',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  /** Epoch seconds of round 1. */
  genesis: 1_692_803_367,
  /** Seconds from one round to the next. */
  period: 3,
} as const

/** What a round of drand is, as its relays give it. */
export interface Beacon {
  readonly round: number
  /** SHA-256 of the signature, in hexadecimal. */
  readonly randomness: string
  readonly signature: string
}

/** Why a beacon is not what it says. */
export type BeaconProblem = 'form' | 'signature' | 'randomness'

const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_'
const SIGNATURE = /^[0-9a-f]{96}$/
const RANDOMNESS = /^[0-9a-f]{64}$/

/** The round whose signature is the first to come at an instant or after it (epoch milliseconds). */
export function roundAt(instant: number): number {
  const since = instant / 1000 - QUICKNET.genesis
  return since <= 0 ? 1 : Math.ceil(since / QUICKNET.period) + 1
}

/** When a round comes, in epoch milliseconds. */
export const timeOfRound = (round: number): number => (QUICKNET.genesis + (round - 1) * QUICKNET.period) * 1000

/** What a round signs: the SHA-256 of its number as eight bytes, the greatest first. */
function messageOf(round: number): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(round))
  return sha256(bytes)
}

/** Does the signature of a round hold under the pinned key? A text that is no point of the curve does not. */
function holds(round: number, signature: string): boolean {
  const { shortSignatures } = bls12_381
  try {
    const message = shortSignatures.hash(messageOf(round), DOMAIN)
    return shortSignatures.verify(hexToBytes(signature), message, hexToBytes(QUICKNET.publicKey))
  } catch {
    return false
  }
}

/** Checks a beacon: its form, its signature under the pinned key, and that its randomness is the hash of the signature. */
export function checkBeacon({ round, randomness, signature }: Beacon): BeaconProblem | undefined {
  if (!Number.isSafeInteger(round) || round < 1 || !SIGNATURE.test(signature) || !RANDOMNESS.test(randomness))
    return 'form'
  if (!holds(round, signature)) return 'signature'
  return bytesToHex(sha256(hexToBytes(signature))) === randomness ? undefined : 'randomness'
}

/** Reads a beacon as drand's relays give it: JSON with round, randomness and signature. */
export function parseBeacon(text: string): Beacon | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { round, randomness, signature } = value as Record<string, unknown>
  if (typeof round !== 'number' || typeof signature !== 'string') return undefined
  // Newer relays leave the randomness out, for it is only the hash of the signature.
  if (randomness !== undefined && typeof randomness !== 'string') return undefined
  const written = signature.toLowerCase()
  const hash = SIGNATURE.test(written) ? bytesToHex(sha256(hexToBytes(written))) : ''
  return { round, signature: written, randomness: randomness?.toLowerCase() ?? hash }
}
