import { createHash } from 'node:crypto'
import type { Campaign } from '../model/campaign.js'
import type { DrawBooks, InputRecord, Manifest, RunOptions } from '../model/result.js'
import type { ArtifactTools } from '../report/artifacts.js'
import { VERSION } from '../version.js'

/** Node's cryptography, for the files of a result. */
export const ARTIFACT_TOOLS: ArtifactTools = {
  createHasher: () => createHash('sha256'),
  sha256Base64: (text) => createHash('sha256').update(text).digest('base64'),
}

/** The digest of a campaign after defaults. */
export const campaignDigest = ({ canonical }: Campaign): string => createHash('sha256').update(canonical).digest('hex')

/** What a run is made by: this program, and the data of this Node that verdicts may depend on. */
export const MAKER = {
  eligo: VERSION,
  unicode: process.versions.unicode ?? '',
  timeZones: process.versions.tz ?? '',
} as const

/** What a result was made of and by: the tool, the campaign after defaults, and every input as read. */
export function manifestOf(
  campaign: Campaign,
  {
    records,
    options,
    draw,
  }: {
    readonly records: readonly InputRecord[]
    readonly options: RunOptions
    readonly draw?: DrawBooks | undefined
  },
): Manifest {
  const digest = campaignDigest(campaign)
  return {
    ...MAKER,
    options,
    campaign: { name: campaign.name, digest },
    inputs: records,
    draw,
  }
}
