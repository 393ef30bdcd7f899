import type { Campaign } from '../model/campaign.js'
import { EligoError, type Fault } from '../model/fault.js'
import { rfc3797Key } from '../prizes/draw.js'

/** Throws where a seed given to a run is none for a draw of the campaign: RFC 3797 takes numbers alone. */
export function refuseSeed({ stages }: Campaign, seed: string | undefined): void {
  if (seed === undefined || rfc3797Key(seed) !== undefined) return
  const faults = stages
    .filter(({ selection }) => selection.how === 'draw' && selection.method === 'rfc3797')
    .map(({ name }): Fault => ({ code: 'seed-sources', args: { stage: name, value: seed }, place: {} }))
  if (faults.length > 0) throw new EligoError(faults)
}
