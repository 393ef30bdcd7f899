import { createHash } from 'node:crypto'
import type { Campaign } from '../model/campaign.js'
import type { InputRecord, Manifest } from '../model/result.js'
import { VERSION } from '../version.js'

/** What a result was made of and by: the tool, the campaign after defaults, and every input as read. */
export function manifestOf(campaign: Campaign, inputs: readonly InputRecord[]): Manifest {
  const digest = createHash('sha256').update(campaign.canonical).digest('hex')
  return {
    eligo: VERSION,
    unicode: process.versions.unicode ?? '',
    campaign: { name: campaign.name, digest },
    inputs,
  }
}
