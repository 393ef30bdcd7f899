import { openInput } from '../io/open-input.js'
import type { Fault } from '../model/fault.js'
import { checkBeacon } from '../trust/drand.js'
import type { ResultJson } from '../trust/result-record.js'
import { drawSeed } from '../trust/seal.js'
import type { Edge } from './edge.js'
import { readSeal } from './sealed-draw.js'

/** The draw as it is on record: the beacon holds, seal and beacon make the seed, and every award was drawn by it. */
export function checkDraw({ manifest: { draw }, awards }: ResultJson): Fault[] {
  if (!draw) return []
  const faults: Fault[] = []
  const problem = checkBeacon(draw)
  if (problem) faults.push({ code: 'inconsistent/beacon', args: { round: draw.round, problem }, place: {} })
  const seed = drawSeed(draw.seal, draw.randomness)
  const stated = awards.flatMap(({ selection }) => (selection?.how === 'draw' ? [selection] : []))
  const asNumber = BigInt(`0x${seed}`).toString()
  const others = [
    ...(draw.seed === seed ? [] : [draw.seed]),
    ...stated.flatMap(({ method, seed: own }) =>
      own === (method === 'rfc3797' ? asNumber : seed) ? [] : [own ?? '–'],
    ),
  ]
  faults.push(
    ...others.map((recorded): Fault => ({ code: 'inconsistent/seed', args: { recorded, found: seed }, place: {} })),
  )
  return faults
}

const DIGEST = /^[0-9a-f]{64}$/

/** Whether the result was drawn by the seal that was published: its digest, or the file itself. */
export async function checkPublished({ manifest }: ResultJson, published: string, edge: Edge): Promise<Fault[]> {
  const written = published.trim().toLowerCase()
  const given = DIGEST.test(written)
    ? written
    : (await readSeal(openInput(published, edge.stdin, { keepBooks: false }))).digest
  const recorded = manifest.draw?.seal
  if (recorded === given) return []
  return recorded === undefined
    ? [{ code: 'verify-seal/none', args: {}, place: {} }]
    : [{ code: 'verify-seal', args: { recorded, given }, place: {} }]
}
