import { formatDecimal } from '../model/amount.js'
import type { Award, StageResult } from '../model/award.js'
import type { Lang } from '../model/message.js'
import type { Entry, Manifest, Settled } from '../model/result.js'
import { formatInstant } from '../time/format-instant.js'
import type { OutputRecord } from './books.js'
import type { Cell, Table } from './table.js'

const toObject = ({ columns }: Table, row: readonly Cell[]) =>
  Object.fromEntries(columns.map((name, i) => [name, row[i]]))

/** A table as a JSON array of objects with the same columns, data untouched, in pieces. */
export function* jsonOf(table: Table): Generator<string> {
  let before = '[\n'
  for (const row of table.rows()) {
    yield before + JSON.stringify(toObject(table, row))
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** A table as one JSON object a line, in pieces. */
export function* ndjsonOf(table: Table): Generator<string> {
  for (const row of table.rows()) yield `${JSON.stringify(toObject(table, row))}\n`
}

/** A post with everything that was found about it, as it stands in entries.ndjson. */
export function entryRecord(entry: Entry, { campaign, rules }: Settled) {
  const time = entry.postedAt === undefined ? null : formatInstant(entry.postedAt, campaign.zone)
  const effects = new Map(rules.map(({ id, effect }) => [id, effect]))
  return {
    post_id: entry.postId,
    user_id: entry.userId,
    posted_at: time,
    verdict: entry.decision.verdict,
    failed_rules: entry.decision.failed,
    review_rules: entry.decision.review,
    characters: entry.characters,
    findings: entry.findings.map(({ rule, outcome, message, args, evidence }) => ({
      rule,
      effect: effects.get(rule),
      outcome,
      message,
      args,
      ...(evidence === undefined ? {} : { evidence }),
    })),
  }
}

/** entries.ndjson: everything about every post, in input order. */
export function* entriesOf(settled: Settled): Generator<string> {
  for (const post of settled.kept) yield `${JSON.stringify(entryRecord(settled.entryOf(post), settled))}\n`
}

function awardRecord(award: Award, settled: Settled) {
  return {
    prize: award.prize,
    place: award.place,
    status: award.status,
    user_id: award.person,
    post_id: award.post === undefined ? null : settled.entryOf(award.post).postId,
    amount: award.amount === undefined ? null : formatDecimal(award.amount),
    reason: { message: `award.${award.reason.id}`, args: award.reason.args },
  }
}

function stageRecord(stage: StageResult, settled: Settled) {
  const { pool, awarded, held, unallocated } = stage
  return {
    award: stage.stage,
    asset: stage.asset,
    candidates: stage.candidates,
    awards: stage.awards.map((award) => awardRecord(award, settled)),
    passed_over: stage.passedOver.map(({ post, person, rank, rules }) => ({
      user_id: person,
      post_id: settled.entryOf(post).postId,
      rank,
      rules,
    })),
    conservation: {
      pool: formatDecimal(pool),
      awarded: formatDecimal(awarded),
      held: formatDecimal(held),
      unallocated: formatDecimal(unallocated),
      holds: awarded + held + unallocated === pool,
    },
  }
}

/** result.json: how the result came about, its counts, its prizes, and the statement that nothing was lost. */
export function resultOf(
  settled: Settled,
  manifest: Manifest & { readonly language: Lang },
  outputs: readonly OutputRecord[],
): string {
  const { campaign, rules, tally, stages } = settled
  const { zone, window } = campaign
  const record = {
    manifest: {
      eligo: manifest.eligo,
      unicode: manifest.unicode,
      time_zones: manifest.timeZones,
      language: manifest.language,
      campaign: { ...manifest.campaign, zone: zone.name, language: campaign.lang },
      options: manifest.options,
      inputs: manifest.inputs,
      outputs,
    },
    window: window && { from: formatInstant(window.from, zone), to: formatInstant(window.to, zone) },
    rules: rules.map(({ id, effect, options }) => ({ rule: id, effect, options })),
    tally: {
      rows: tally.rows,
      posts: tally.posts,
      people: tally.people,
      ...tally.verdicts,
      rejects: tally.rejects,
      repeated: tally.repeated,
      reject_codes: tally.rejectCodes,
    },
    funnel: tally.funnel,
    awards: stages.map((stage) => stageRecord(stage, settled)),
  }
  return `${JSON.stringify(record, null, 2)}\n`
}
