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
  /** SHA-256 of the salt under which ids were made opaque; undefined where there is none. */
  readonly salt: string | undefined
  readonly inputs: readonly SealedInput[]
  readonly draws: readonly SealedDraw[]
}

/** A file that was read: what for, and its SHA-256. */
export interface SealedInput {
  readonly role: string
  readonly sha256: string
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

const VERSION = 1
const HEAD = `eligo seal ${VERSION}`
const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** The digest of a salt, by which a seal commits to it without telling it; undefined for a blank one. */
export const saltDigest = (salt: string): string | undefined => (salt === '' ? undefined : hashOf(salt))

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

const inputLine = ({ role, sha256 }: SealedInput): string => `input ${role} ${sha256}`

const statementOf = ({ run, previous, campaign, round, salt, inputs, draws }: SealedFacts): string[] => [
  HEAD,
  `run ${run}`,
  `previous ${previous ?? '-'}`,
  `campaign ${campaign}`,
  `beacon ${QUICKNET.chain} round ${round}`,
  `salt ${salt ?? '-'}`,
  ...inputs.map(inputLine),
  ...draws.map(drawLine),
]

/** The digest to publish: the SHA-256 of the statement, a line feed after each line. */
export const statementDigest = (statement: readonly string[]): string =>
  hashOf(statement.map((line) => `${line}\n`).join(''))

/** Makes a seal. The same facts make the same seal, in whatever order they come. */
export function makeSeal(facts: SealedFacts): Seal {
  const sorted = {
    ...facts,
    inputs: [...facts.inputs].sort((a, b) => byCodeUnits(inputLine(a), inputLine(b))),
    draws: facts.draws.map((draw) => ({ ...draw, ids: [...draw.ids].sort(byCodeUnits) })),
  }
  const statement = statementOf(sorted)
  return { ...sorted, statement, digest: statementDigest(statement) }
}

/**
 * The seed of a sealed draw, 64 hexadecimal digits: the SHA-256 of three lines, `eligo draw 1`, the digest of the seal and
 * the randomness of its round, a line feed after each. Whoever has both digests can make it; nobody could before the round.
 */
export const drawSeed = (seal: string, randomness: string): string => hashOf(`eligo draw 1\n${seal}\n${randomness}\n`)

/** A seal as its file holds it: the same seal gives the same bytes. */
export const sealText = ({ statement, digest, draws }: Seal): string => {
  const lists = draws.map(({ award, ids, over }) => ({ award, ids, over }))
  return `${JSON.stringify({ digest, draws: lists, statement, version: VERSION }, null, 2)}\n`
}

const HASH = /^[0-9a-f]{64}$/
const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value)

function isDraw(value: unknown): value is SealedDraw {
  const { award, over, ids } = (value ?? {}) as Partial<Record<keyof SealedDraw, unknown>>
  return typeof award === 'string' && (over === 'people' || over === 'posts') && Array.isArray(ids) && ids.every(isHash)
}

/** Reads a seal from its file. Undefined where it is none, or where its statement, its lists and its digest do not agree. */
export function parseSeal(text: string): Seal | undefined {
  let file: { digest?: unknown; statement?: unknown; draws?: unknown; version?: unknown } | null
  try {
    file = JSON.parse(text)
  } catch {
    return undefined
  }
  const { statement, draws } = file ?? {}
  if (!Array.isArray(statement) || !Array.isArray(draws) || !draws.every(isDraw)) return undefined
  if (file?.version !== VERSION) return undefined
  const lines = statement.map(String)
  const field = (form: RegExp) => lines.flatMap((line) => form.exec(line)?.[1] ?? [])
  const [run] = field(/^run (\d{1,9})$/)
  const [previous] = field(/^previous ([0-9a-f]{64}|-)$/)
  const [campaign] = field(/^campaign ([0-9a-f]{64})$/)
  const [round] = field(new RegExp(`^beacon ${QUICKNET.chain} round (\\d{1,15})$`))
  const [salt] = field(/^salt ([0-9a-f]{64}|-)$/)
  const parts = [run, previous, campaign, round, salt]
  if (parts.includes(undefined)) return undefined
  const seal = makeSeal({
    run: Number(run),
    previous: previous === '-' ? undefined : previous,
    campaign: campaign!,
    round: Number(round),
    salt: salt === '-' ? undefined : salt,
    inputs: lines.flatMap((line) => {
      const [, role, sha256] = /^input ([a-z]+) ([0-9a-f]{64})$/.exec(line) ?? []
      return role === undefined ? [] : [{ role, sha256: sha256! }]
    }),
    draws,
  })
  return seal.digest === file?.digest && seal.statement.join('\n') === lines.join('\n') ? seal : undefined
}
