import { type Campaign, metricsOf } from '../model/campaign.js'
import type { Fault } from '../model/fault.js'
import type { ScanPart } from './scan-part.js'
import { rankingMetrics } from './scan-partition.js'

/** Metrics that an award depends on and that are known of no post at all: their column is missing, or its name misspelt. */
export function findUnknownMetrics(
  campaign: Campaign,
  parts: readonly ScanPart[],
  scores: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Fault[] {
  if (parts.every(({ count }) => count === 0)) return []
  const scored = new Set([...scores.values()].flatMap((metrics) => [...metrics.keys()]))
  const isUnknown = (at: number) => parts.every(({ metrics }) => (metrics[at]!.ends.at(-1) ?? 0) === 0)
  const unknown = new Set(rankingMetrics(campaign).filter((name, at) => !scored.has(name) && isUnknown(at)))
  return campaign.stages.flatMap((stage) =>
    metricsOf(stage)
      .filter((field) => unknown.has(field))
      .map((field): Fault => ({ code: 'metric-unknown', args: { stage: stage.name, field }, place: {} })),
  )
}
