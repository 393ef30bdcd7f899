import type { Campaign } from '../model/campaign.js'
import { ruleOf } from '../rules/registry.js'
import { canonicalJson } from './canonical-json.js'
import { factsAsked, factsAskedOfLists } from './facts-asked.js'
import { rankingMetrics } from './scan-partition.js'

/** Rules that look at single posts, and the one over their texts: all but what they do to a verdict. */
const scanningRules = ({ rules }: Campaign) =>
  rules
    .filter(({ id }) => ruleOf(id)?.check !== undefined || id === 'originality')
    .map(({ id, options }) => ({ id, options }))

/** All of a campaign that scanning, reading other files and comparing texts depend on. */
const scanned = (campaign: Campaign): string =>
  canonicalJson({
    zone: campaign.zone.name,
    window: campaign.window ?? null,
    columns: [...campaign.columns],
    excel: campaign.excelSerials,
    metrics: rankingMetrics(campaign),
    rules: scanningRules(campaign),
    files: campaign.files,
    people: factsAsked(campaign),
    lists: factsAskedOfLists(campaign),
  })

/** Do two campaigns differ only in what is settled, so that one scan serves both? */
export const scansAlike = (a: Campaign, b: Campaign): boolean => scanned(a) === scanned(b)
