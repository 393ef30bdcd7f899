import type { Input } from '../io/open-input.js'
import { readText } from '../io/read-text.js'
import type { SealedSeed } from '../model/award.js'
import type { Campaign } from '../model/campaign.js'
import { EligoError, type Fault, failure } from '../model/fault.js'
import type { DrawBooks, InputRecord, Settled } from '../model/result.js'
import { formatInstant } from '../time/format-instant.js'
import { compareSeal } from '../trust/compare-seal.js'
import { type Beacon, checkBeacon, parseBeacon, QUICKNET, timeOfRound } from '../trust/drand.js'
import { drawSeed, parseSeal, type Seal, type SealedInput, saltDigest } from '../trust/seal.js'
import { campaignDigest } from './manifest.js'

/** A seal whose beacon has come. */
export interface OpenedSeal {
  readonly seal: Seal
  readonly beacon: Beacon
  readonly sealed: SealedSeed
}

/** What a seal has to say of a run that drew by it. */
export interface SealedRun {
  readonly books: DrawBooks
  /** Where the run is not what was sealed. */
  readonly faults: readonly Fault[]
}

/** Reads a seal. Throws where the file is none, or where its parts do not agree. */
export async function readSeal(input: Input): Promise<Seal> {
  const seal = parseSeal(await readText(input))
  if (!seal) throw failure('bad-seal', {}, { file: input.name })
  return seal
}

async function readBeacon(input: Input): Promise<Beacon> {
  const place = { file: input.name }
  const beacon = parseBeacon(await readText(input))
  if (!beacon) throw failure('bad-beacon/form', {}, place)
  const problem = checkBeacon(beacon)
  if (problem) throw failure(`bad-beacon/${problem}`, { round: beacon.round, chain: QUICKNET.name }, place)
  return beacon
}

/** A moment as people write it, in the zone of a campaign. */
export const showRoundTime = (round: number, { zone }: Campaign): string => formatInstant(timeOfRound(round), zone)

/**
 * Reads the seal and the beacon of a run, and checks them by themselves. Throws where the beacon does not hold under the
 * pinned key, is that of another round, or the salt is not the sealed one.
 */
export async function openSeal(campaign: Campaign, seals: readonly Input[], beacons: readonly Input[], salt = '') {
  if (seals.length === 0) return undefined
  const seal = await readSeal(seals[0]!)
  const beacon = await readBeacon(beacons[0]!)
  const faults: Fault[] = []
  const [file, source] = [{ file: seals[0]!.name }, { file: beacons[0]!.name }]
  if (beacon.round !== seal.round) {
    const args = { found: beacon.round, sealed: seal.round, time: showRoundTime(seal.round, campaign) }
    faults.push({ code: 'beacon-round', args, place: source })
  }
  if (saltDigest(salt) !== seal.salt)
    faults.push({ code: salt === '' ? 'seal-salt/missing' : 'seal-salt', args: {}, place: file })
  if (faults.length > 0) throw new EligoError(faults)
  const opened: OpenedSeal = { seal, beacon, sealed: { seed: drawSeed(seal.digest, beacon.randomness), salt } }
  return opened
}

/** Files that a seal commits to: the campaign stands in it by itself, and a seal comes before its beacon. */
export const sealedInputs = (records: readonly InputRecord[]): (SealedInput & { readonly name: string })[] =>
  records
    .filter(({ role }) => role !== 'campaign' && role !== 'seal' && role !== 'beacon')
    .map(({ role, sha256, name }) => ({ role, sha256, name }))

/** Holds a run against the seal that it drew by. */
export function closeSeal(
  { seal, beacon, sealed }: OpenedSeal,
  settled: Settled,
  records: readonly InputRecord[],
): SealedRun {
  const { faults, later } = compareSeal(seal, {
    campaign: campaignDigest(settled.campaign),
    inputs: sealedInputs(records),
    entrants: settled.entrants(sealed.salt),
  })
  const books = {
    seal: seal.digest,
    run: seal.run,
    previous: seal.previous,
    chain: QUICKNET.chain,
    at: showRoundTime(beacon.round, settled.campaign),
    ...beacon,
    ...sealed,
    later,
  }
  return { books, faults }
}
