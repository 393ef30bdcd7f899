import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { byCodeUnits } from '../model/order.js'
import { QUICKNET } from './drand.js'

/** What a draw is sealed over, before its beacon is known. */
export interface SealedFacts {
  /** 1 for the first draw of a campaign, one more for each that repeats it. */
  readonly run: number
  /** The digest of the seal before this one. */
  readonly previous: string | undefined
  /** The digest of the campaign file after defaults. */
  readonly campaign: string
  readonly round: number
  /** SHA-256 of each file that was read. */
  readonly inputs: readonly string[]
  readonly draws: readonly SealedDraw[]
}

/** Who may be drawn for an award. */
export interface SealedDraw {
  readonly award: string
  readonly over: 'people' | 'posts'
  /** Opaque ids, each once. */
  readonly ids: readonly string[]
}

/** A seal: its statement, line by line, whose SHA-256 is published, and the lists that the statement commits to. */
export interface Seal extends SealedFacts {
  readonly statement: readonly string[]
  readonly digest: string
}

const HEAD = 'eligo seal 1'
const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** The digest of a list: the SHA-256 of its ids in code-unit order, a line feed after each. */
export const listDigest = (ids: readonly string[]): string =>
  hashOf(
    [...ids]
      .sort(byCodeUnits)
      .map((id) => `${id}\n`)
      .join(''),
  )

/** Names come from data: one line, whatever they hold. */
const drawLine = ({ award, over, ids }: SealedDraw): string =>
  `draw ${over} ${ids.length} ${listDigest(ids)} ${JSON.stringify(award)}`

const statementOf = ({ run, previous, campaign, round, inputs, draws }: SealedFacts): string[] => [
  HEAD,
  `run ${run}`,
  `previous ${previous ?? '-'}`,
  `campaign ${campaign}`,
  `beacon ${QUICKNET.chain} round ${round}`,
  ...[...inputs].sort(byCodeUnits).map((input) => `input ${input}`),
  ...draws.map(drawLine),
]

/** The digest to publish: the SHA-256 of the statement, a line feed after each line. */
export const statementDigest = (statement: readonly string[]): string =>
  hashOf(statement.map((line) => `${line}\n`).join(''))

/** Makes a seal. The same facts make the same seal, in whatever order they come. */
export function makeSeal(facts: SealedFacts): Seal {
  const sorted = {
    ...facts,
    inputs: [...facts.inputs].sort(byCodeUnits),
    draws: facts.draws.map((draw) => ({ ...draw, ids: [...draw.ids].sort(byCodeUnits) })),
  }
  const statement = statementOf(sorted)
  return { ...sorted, statement, digest: statementDigest(statement) }
}

/** A seal as its file holds it. */
export const sealText = ({ statement, digest, draws }: Seal): string =>
  `${JSON.stringify({ digest, statement, draws }, null, 2)}\n`

const HASH = /^[0-9a-f]{64}$/
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value)

function isDraw(value: unknown): value is SealedDraw {
  const { award, over, ids } = (value ?? {}) as Partial<Record<keyof SealedDraw, unknown>>
  return typeof award === 'string' && (over === 'people' || over === 'posts') && Array.isArray(ids) && ids.every(isHash)
}

/** Reads a seal from its file. Undefined where it is none, or where its statement, its lists and its digest do not agree. */
export function parseSeal(text: string): Seal | undefined {
  let file: { digest?: unknown; statement?: unknown; draws?: unknown } | null
  try {
    file = JSON.parse(text)
  } catch {
    return undefined
  }
  const { statement, draws } = file ?? {}
  if (!Array.isArray(statement) || !Array.isArray(draws) || !draws.every(isDraw)) return undefined
  const lines = statement.map(String)
  const field = (form: RegExp) => lines.flatMap((line) => form.exec(line)?.[1] ?? [])
  const [run] = field(/^run (\d{1,9})$/)
  const [previous] = field(/^previous ([0-9a-f]{64}|-)$/)
  const [campaign] = field(/^campaign ([0-9a-f]{64})$/)
  const [round] = field(new RegExp(`^beacon ${QUICKNET.chain} round (\\d{1,15})$`))
  if (run === undefined || previous === undefined || campaign === undefined || round === undefined) return undefined
  const seal = makeSeal({
    run: Number(run),
    previous: previous === '-' ? undefined : previous,
    campaign,
    round: Number(round),
    inputs: field(/^input ([0-9a-f]{64})$/),
    draws,
  })
  return seal.digest === file?.digest && seal.statement.join('\n') === lines.join('\n') ? seal : undefined
}
