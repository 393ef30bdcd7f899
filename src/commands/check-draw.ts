import { openInput } from '../io/open-input.js'
import type { Fault } from '../model/fault.js'
import { checkDrawn } from '../pipeline/check-drawn.js'
import type { PostCheck } from '../pipeline/check-result.js'
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

/**
 * Whether the result was drawn by the seal that was published: its digest, or the file itself; then the winners are held
 * against its lists as well.
 */
export async function checkPublished(
  result: ResultJson,
  posts: PostCheck,
  published: string,
  edge: Edge,
): Promise<Fault[]> {
  const written = published.trim().toLowerCase()
  const seal = DIGEST.test(written) ? undefined : await readSeal(openInput(published, edge.stdin, { keepBooks: false }))
  const given = seal?.digest ?? written
  const recorded = result.manifest.draw?.seal
  if (recorded === undefined) return [{ code: 'verify-seal/none', args: {}, place: {} }]
  if (recorded !== given) return [{ code: 'verify-seal', args: { recorded, given }, place: {} }]
  return seal ? checkDrawn(result, seal, posts) : []
}
