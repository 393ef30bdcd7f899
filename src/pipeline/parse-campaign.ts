import type * as z from 'zod/mini'
import type { ActiveRule, Campaign, Window } from '../model/campaign.js'
import { EligoError, type Fault } from '../model/fault.js'
import type { Zone } from '../model/zone.js'
import type { Rule } from '../rules/define-rule.js'
import type { ExcludedOptions } from '../rules/excluded.js'
import type { IdentityOptions } from '../rules/identity.js'
import type { OriginalityOptions } from '../rules/originality.js'
import type { RegistrationOptions } from '../rules/registration.js'
import { RULES } from '../rules/registry.js'
import { formatInstant } from '../time/format-instant.js'
import { parseInstant } from '../time/parse-instant.js'
import { fixedZone, parseZone } from '../time/zone.js'
import { type CampaignFile, campaignSchema } from './campaign-schema.js'
import { canonicalJson } from './canonical-json.js'
import { explainIssue } from './explain-issue.js'
import { stagesOf } from './parse-prizes.js'
import { type Path, readYaml, type Yaml } from './read-yaml.js'
import type { Tell } from './tell.js'

/** A campaign, and what its author should look at although it is no mistake. */
export interface ParsedCampaign {
  readonly campaign: Campaign
  readonly warnings: readonly Fault[]
}

const HOUR = 3_600_000
/** `23:59` or `23:59:59`, by which most people mean midnight. */
const ENDS_AT_59 = /(?<![:\d])\d{1,2}:59(?::59(?:[.,]\d+)?)?(?![:\d])/

/** Collects faults with their places, so that one run shows them all. */
function faultsOf(file: string, yaml: Yaml) {
  const faults: Fault[] = []
  const add: Tell = (code, args, path, key = false) => {
    const isList = Array.isArray((yaml.value as { prizes?: unknown } | null)?.prizes)
    const inFile = isList ? path : withoutStageIndex(path)
    const shown =
      isList || !('key' in args) ? args : { ...args, key: String(args.key).replace(/^prizes\.0\b/, 'prizes') }
    faults.push({ code, args: shown, place: { file, ...yaml.place(inFile, key) } })
  }
  return { faults, add }
}

/** Where the file has a single award, the position that the schema counts it by is not in the file. */
const withoutStageIndex = (path: Path): Path => (path[0] === 'prizes' ? [path[0], ...path.slice(2)] : path)

/** Shorthands of people: a rule without options, and a single award in place of a list of one. */
function spellOut(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { rules, prizes } = value as { rules?: unknown; prizes?: unknown }
  const spelt: Record<string, unknown> = { ...value }
  if (typeof rules === 'object' && rules !== null && !Array.isArray(rules))
    spelt.rules = Object.fromEntries(
      Object.entries(rules).map(([id, options]) => [id, options === null || options === true ? {} : options]),
    )
  if (typeof prizes === 'object' && prizes !== null && !Array.isArray(prizes)) spelt.prizes = [prizes]
  return spelt
}

/** Zones that a file names: of the campaign, and of the ends of its window where that differs. */
interface Zones {
  readonly campaign: Zone | undefined
  readonly window: Zone | undefined
}

/** The offset at the end of a time. A day alone has none, although it may end like one. */
const OFFSET_AT_END = /:\d.*?((?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?|[Zz]|[+-]\d{2}(?::?\d{2})?)$/

/** The offset with which both ends of a window are written, if it is one. */
function offsetOfEnds(window: CampaignFile['window']): Zone | undefined {
  const [from, to] = [window?.from, window?.to].map((written) =>
    parseZone(OFFSET_AT_END.exec(written ?? '')?.[1] ?? ''),
  )
  return from && to && from.fixed === to.fixed ? from : undefined
}

/** The zone of the campaign: as stated, else that of its window, else the offset that both ends are written with. */
function zonesOf({ zone, window }: CampaignFile, add: Tell): Zones {
  const read = (written: string | undefined, path: Path): Zone | undefined => {
    if (written === undefined) return undefined
    const parsed = parseZone(written)
    if (!parsed) add('bad-zone', { value: written }, path)
    return parsed
  }
  const campaign = read(zone, ['zone'])
  const ofWindow = read(window?.zone, ['window', 'zone'])
  const stated = campaign ?? ofWindow ?? offsetOfEnds(window)
  return { campaign: stated, window: ofWindow ?? stated }
}

/** Ends of a window that were written with an offset or as an epoch need no zone of their own. */
function windowOf(file: CampaignFile, zones: Zones, add: Tell, warn: Tell): Window | undefined {
  if (!file.window) return undefined
  const zone = zones.window
  const isStated = file.zone !== undefined || file.window.zone !== undefined
  const utc = fixedZone(0)
  const china = fixedZone(8 * HOUR)
  const read = (key: 'from' | 'to'): number | undefined => {
    const value = file.window![key]
    const path = ['window', key]
    const instant = parseInstant(value, zone ?? utc)
    if (typeof instant === 'string') {
      add(instant === 'no-clock' ? 'window-date-only' : 'window-time', { key: path.join('.'), value }, path)
      return undefined
    }
    const elsewhere = parseInstant(value, china) as number
    if (!zone && !isStated && elsewhere !== instant) {
      const readings = { utc: formatInstant(instant, utc), china: formatInstant(elsewhere, china) }
      add('window-without-zone', { value, ...readings }, path)
      return undefined
    }
    return instant
  }
  const [from, to] = [read('from'), read('to')]
  if (from === undefined || to === undefined) return undefined
  if (!zone && !isStated) add('zone-unclear', {}, ['window'], true)
  const shown = zone ?? utc
  if (to <= from)
    add('window-backwards', { from: formatInstant(from, shown), to: formatInstant(to, shown) }, ['window', 'to'])
  if (ENDS_AT_59.test(file.window.to)) {
    const next = Math.floor(to / 60_000) * 60_000 + 60_000
    warn('window-end-59', { value: file.window.to, next: formatInstant(next, shown) }, ['window', 'to'])
  }
  return { from, to }
}

/** Options that are times: exact, and in a zone that the file states. */
function checkTimes(rule: Rule, options: Readonly<Record<string, unknown>>, zone: Zone | undefined, add: Tell) {
  for (const option of rule.times) {
    const value = options[option]
    if (typeof value !== 'string') continue
    const path = ['rules', rule.id, option]
    const key = path.join('.')
    const instant = parseInstant(value, zone ?? fixedZone(0))
    if (typeof instant === 'string')
      add(instant === 'no-clock' ? 'window-date-only' : 'window-time', { key, value }, path)
    else if (!zone && parseInstant(value, fixedZone(8 * HOUR)) !== instant)
      add('time-without-zone', { key, value }, path)
  }
}

function rulesOf({ rules = {}, window }: CampaignFile, zone: Zone | undefined, add: Tell): ActiveRule[] {
  const given = { ...(window ? { window: {} } : {}), ...rules } as Record<string, Record<string, unknown>>
  return RULES.flatMap((rule): ActiveRule[] => {
    const options = given[rule.id]
    if (!options) return []
    const { effect, ...own } = options
    const needed = rule.needsOneOf
    if (needed && !needed.some((key) => own[key] !== undefined))
      add('rule-empty', { rule: rule.id, keys: needed.join(', ') }, ['rules', rule.id], true)
    checkTimes(rule, own, zone, add)
    if (rule.id === 'window' && !window) add('rule-without-window', {}, ['rules', 'window'], true)
    return [{ id: rule.id, effect: (effect as ActiveRule['effect'] | undefined) ?? rule.effectOf(own), options: own }]
  })
}

/**
 * Reads a campaign file, YAML or JSON. Throws an EligoError with every fault found, each with its file, line and column;
 * gives the campaign with all defaults filled in. `amend` may change what was read.
 */
export async function parseCampaign(
  text: string,
  file: string,
  amend: (yaml: Yaml) => Yaml = (yaml) => yaml,
): Promise<ParsedCampaign> {
  const yaml = amend(readYaml(text, file))
  const { faults, add } = faultsOf(file, yaml)
  const { faults: warnings, add: warn } = faultsOf(file, yaml)
  const spelt = spellOut(yaml.value)
  const parsed = campaignSchema.safeParse(spelt)
  if (!parsed.success) {
    for (const issue of parsed.error.issues as z.core.$ZodIssue[])
      for (const { code, args, path, key } of explainIssue(issue, campaignSchema, spelt)) add(code, args, path, key)
    throw new EligoError(faults)
  }
  const data = parsed.data
  const zones = zonesOf(data, add)
  const window = windowOf(data, zones, add, warn)
  const rules = rulesOf(data, zones.campaign, add)
  const stages = stagesOf(data.prizes ?? [], {
    campaign: data.name,
    rules: rules.map(({ id }) => id),
    gated: (data.rules?.identity as IdentityOptions | undefined)?.unverified ?? 'hold',
    add,
    warn,
  })
  if (faults.length > 0) throw new EligoError(faults)
  const optionsOf = (id: string): unknown => data.rules?.[id] ?? {}
  const originality = optionsOf('originality') as Partial<OriginalityOptions>
  return {
    warnings,
    campaign: {
      name: data.name ?? file,
      lang: data.language,
      zone: zones.campaign ?? fixedZone(0),
      window,
      columns: new Map(Object.entries(data.columns ?? {})),
      excelSerials: data.excel_dates,
      rules,
      stages,
      files: {
        announcement: [...(data.announcement ?? []), ...(originality.announcement ?? [])],
        reference: originality.reference ?? [],
        previous: originality.previous ?? [],
        registration: (optionsOf('registration') as RegistrationOptions).list ?? [],
        excluded: (optionsOf('excluded') as ExcludedOptions).list ?? [],
      },
      canonical: canonicalJson({ ...data, rules }),
    },
  }
}
