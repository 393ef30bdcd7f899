import { formatDecimal } from '../model/amount.js'
import { type Account, type Award, type Contribution, isConserved, type StageResult, totalsOf } from '../model/award.js'
import type { Finding } from '../model/finding.js'
import type { Lang } from '../model/message.js'
import type { DrawBooks, Entry, Manifest, Settled } from '../model/result.js'
import type { Ruling } from '../model/ruling.js'
import { createByteRoom, createEncoder } from '../text/encode.js'
import { formatInstant, instantWriter } from '../time/format-instant.js'
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

/** A decision as it stands in the files: who made it, and why. */
const rulingRecord = ({ kind, postId, userId, rules, reviewer, reason }: Ruling) => ({
  decision: kind,
  ...(postId === '' ? {} : { post_id: postId }),
  user_id: userId,
  rules,
  reviewer,
  reason,
})

const PLAIN = /^[\w.:+-]*$/

/** A text as JSON: ids and times hold nothing to escape. */
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text))

/** Verdicts as JSON: all posts that stand alike share one. */
function decisionWriter(): (decision: Entry['decision']) => string {
  const known = new WeakMap<Entry['decision'], string>()
  return (decision) => {
    const before = known.get(decision)
    if (before !== undefined) return before
    const { verdict, failed, review } = decision
    const text = JSON.stringify({ verdict, failed_rules: failed, review_rules: review }).slice(1, -1)
    known.set(decision, text)
    return text
  }
}

/** Makes a function that writes posts as they stand in entries.ndjson, up to what was found of them. */
function headWriter({ campaign }: Settled): (entry: Entry) => string {
  const writeTime = instantWriter(campaign.zone)
  const writeDecision = decisionWriter()
  return ({ postId, userId, person, postedAt, decision, rulings, characters }) => {
    const whose = person === userId ? '' : `,"person":${quoted(person)}`
    const time = postedAt === undefined ? 'null' : quoted(writeTime(postedAt))
    const decided = rulings.length === 0 ? '' : `,"decisions":${JSON.stringify(rulings.map(rulingRecord))}`
    return `{"post_id":${quoted(postId)},"user_id":${quoted(userId)}${whose},"posted_at":${time},${writeDecision(decision)}${decided},"characters":${characters},"findings":[`
  }
}

/** Most findings without evidence are those of many posts: so many are kept as bytes. */
const MOST_KNOWN = 10_000

/** Makes a function that writes findings as JSON, in UTF-8. */
function findingWriter(rules: Settled['rules']): (finding: Finding) => Uint8Array {
  const encode = createEncoder()
  const effects = new Map(rules.map(({ id, effect }) => [id, effect]))
  const write = ({ rule, outcome, message, args, evidence }: Finding) =>
    encode(
      JSON.stringify({
        rule,
        effect: effects.get(rule),
        outcome,
        message,
        args,
        ...(evidence === undefined ? {} : { evidence }),
      }),
    )
  const known = new Map<Finding, Uint8Array>()
  return (finding) => {
    if (finding.evidence !== undefined) return write(finding)
    const before = known.get(finding)
    if (before !== undefined) return before
    const bytes = write(finding)
    if (known.size === MOST_KNOWN) known.clear()
    known.set(finding, bytes)
    return bytes
  }
}

/** Pieces of about so many bytes: each is written at once. */
const PIECE = 1 << 16
const COMMA = Uint8Array.of(0x2c)

/** entries.ndjson: everything about every post, in input order. */
export function* entriesOf(settled: Settled): Generator<Uint8Array> {
  const { kept, entryOf, rules } = settled
  const writeHead = headWriter(settled)
  const writeFinding = findingWriter(rules)
  const room = createByteRoom()
  for (const post of kept) {
    const entry = entryOf(post)
    room.putText(writeHead(entry))
    for (const [i, finding] of entry.findings.entries()) {
      if (i > 0) room.putBytes(COMMA)
      room.putBytes(writeFinding(finding))
    }
    room.putText(']}\n')
    if (room.size() >= PIECE) yield room.take()
  }
  if (room.size() > 0) yield room.take()
}

const partRecord = ({ by, value, points }: Contribution) => ({
  by,
  value: formatDecimal(value),
  points: formatDecimal(points),
})

/** @param asset that of the whole award: named again only where a prize is something else */
function awardRecord(award: Award, asset: string, settled: Settled) {
  return {
    prize: award.prize,
    place: award.place,
    status: award.status,
    user_id: award.user,
    post_id: award.post === undefined ? null : settled.entryOf(award.post).postId,
    amount: award.amount === undefined ? null : formatDecimal(award.amount),
    ...(award.asset === asset ? {} : { asset: award.asset }),
    ...(award.substitute && {
      substitute: { amount: formatDecimal(award.substitute.amount), asset: award.substitute.asset },
    }),
    ...(award.insteadOf !== undefined && { instead_of: award.insteadOf }),
    ...(award.parts.length > 0 && { parts: award.parts.map(partRecord) }),
    ...(award.replaces && {
      replaces: { user_id: award.replaces.user, post_id: settled.entryOf(award.replaces.post).postId },
    }),
    reason: { message: `award.${award.reason.id}`, args: award.reason.args },
  }
}

/** What became of a pool; what was rolled is named where something was. */
function accountRecord(account: Account) {
  const { pool, rolledIn, exchangedIn, awarded, held, unallocated, rolledOn, exchangedOut } = account
  return {
    pool: formatDecimal(pool),
    ...(rolledIn > 0n && { rolled_in: formatDecimal(rolledIn) }),
    ...(exchangedIn > 0n && { exchanged_in: formatDecimal(exchangedIn) }),
    awarded: formatDecimal(awarded),
    held: formatDecimal(held),
    unallocated: formatDecimal(unallocated),
    ...(rolledOn > 0n && { rolled_on: formatDecimal(rolledOn) }),
    ...(exchangedOut > 0n && { exchanged_out: formatDecimal(exchangedOut) }),
    holds: isConserved(account),
  }
}

/** How the order was made: with the seed of a draw and how many it was drawn from, enough to make it again. */
function selectionRecord({ selection, draw }: StageResult) {
  switch (selection.how) {
    case 'weighted': {
      const weights = selection.weights.map(({ by, points }) => ({ by, points: formatDecimal(points) }))
      return { how: selection.how, normalise: selection.normalise, weights }
    }
    case 'draw':
      return { ...selection, seed: draw?.seed ?? null, entrants: draw?.entrants ?? 0 }
    default:
      return selection
  }
}

function stageRecord(stage: StageResult, settled: Settled) {
  return {
    award: stage.stage,
    asset: stage.asset,
    candidates: stage.candidates,
    selection: selectionRecord(stage),
    awards: stage.awards.map((award) => awardRecord(award, stage.asset, settled)),
    passed_over: stage.passedOver.map(({ post, user, rank, rules }) => ({
      user_id: user,
      post_id: settled.entryOf(post).postId,
      rank,
      rules,
    })),
    conservation: accountRecord(stage),
    ...(stage.goods.length > 0 && {
      goods: stage.goods.map((account) => ({ asset: account.asset, ...accountRecord(account) })),
    }),
  }
}

/** By which seal and beacon was drawn. */
const drawRecord = ({ previous, salt, later, ...books }: DrawBooks) => ({
  ...books,
  previous: previous ?? null,
  ...(salt === '' ? {} : { salt }),
  ...(later.length === 0 ? {} : { later }),
})

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
      ...(manifest.draw && { draw: drawRecord(manifest.draw) }),
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
    ...(settled.rulings.length === 0 ? {} : { decisions: settled.rulings.map(rulingRecord) }),
    awards: stages.map((stage) => stageRecord(stage, settled)),
    totals: totalsOf(stages).map((account) => ({ asset: account.asset, ...accountRecord(account) })),
  }
  return `${JSON.stringify(record, null, 2)}\n`
}
