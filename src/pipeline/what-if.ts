import { failure } from '../model/fault.js'
import { RULES } from '../rules/registry.js'
import { nearest } from '../text/edit-distance.js'
import { campaignSchema } from './campaign-schema.js'
import { keysOfMapping } from './explain-issue.js'
import { type Path, readYaml, type Yaml } from './read-yaml.js'

/** A campaign file with one thing in it otherwise. */
export interface Change {
  /** As the user wrote it: `length.min=60`. */
  readonly written: string
  readonly path: Path
  /** Undefined: what stands at the path goes. */
  readonly value: unknown
}

const RULE_IDS = RULES.map(({ id }) => id)
const placeOf = (written: string) => ({ file: `--what-if ${written}` })

/** A rule's option goes by the rule's id alone; all else by its path in the file. */
function pathOf(steps: readonly string[], written: string): readonly string[] {
  const [first = ''] = steps
  const keys = keysOfMapping(campaignSchema)
  // A few rules share their name with a key of the file: the window is set there, the language of reports seldom matters.
  const isRule = RULE_IDS.includes(first) && first !== 'window'
  if (isRule) return ['rules', ...steps]
  if (keys.includes(first)) return steps
  const known = [...RULE_IDS, ...keys.filter((key) => !RULE_IDS.includes(key))]
  const suggestion = nearest(first, known)
  const args = { key: first, known: known.join(', ') }
  throw suggestion
    ? failure('unknown-key/near', { ...args, suggestion }, placeOf(written))
    : failure('unknown-key', args, placeOf(written))
}

/**
 * Reads `rule.option=value`, `rule=off` or `rule=on`; other parts of the file go by their path, `prizes.pool=500`. Values are
 * written as in the file. Throws for a rule or key that there is not, with the nearest.
 */
export function readChange(written: string): Change {
  const at = written.indexOf('=')
  if (at < 1) throw failure('what-if-form', { value: written })
  const steps = written.slice(0, at).trim().split('.')
  const path = pathOf(steps, written)
  const text = written.slice(at + 1).trim()
  const isWhole = path.length <= 2 && (path[0] === 'rules' || path.length === 1)
  if (isWhole && text === 'off') return { written, path, value: undefined }
  if (path[0] === 'rules' && path.length === 2 && text === 'on') return { written, path, value: {} }
  return { written, path, value: readYaml(text, `--what-if ${written}`).value }
}

type Container = Record<string, unknown>
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null

/** A copy of a value with one thing in it otherwise. Containers on the way are made where there are none. */
function withChange(value: unknown, path: Path, change: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return change
  const key = String(first)
  const changed = isContainer(value) ? value : {}
  const inner = rest.length === 0 ? change : withChange(changed[key], rest, change)
  if (Array.isArray(changed)) return changed.map((item, i) => (String(i) === key ? inner : item))
  const others = Object.entries(changed).filter(([name]) => name !== key)
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]])
}

/** The position of an item of a list that goes by its position or its name. */
function itemAt(list: readonly unknown[], step: string, { written }: Change, key: string): number {
  const names = list.map((item) => (isContainer(item) && typeof item.name === 'string' ? item.name : undefined))
  const at = /^\d+$/.test(step) && Number(step) < list.length ? Number(step) : names.indexOf(step)
  if (at >= 0) return at
  const known = names.map((name, i) => (name === undefined ? String(i) : `${i} (${name})`)).join(', ')
  throw failure('what-if-item', { key, item: step, known }, placeOf(written))
}

/** The path in the file: items of lists by position; a single award stands without a list, so its position may be left out. */
function inFile(change: Change, value: unknown): Path {
  const prizes = isContainer(value) ? value.prizes : undefined
  const [first, second] = change.path
  const isNumbered = first === 'prizes' && isContainer(prizes) && !Array.isArray(prizes)
  const given = isNumbered && second === '0' ? ['prizes', ...change.path.slice(2)] : change.path
  let inner = value
  return given.map((step, i) => {
    const found = Array.isArray(inner) ? itemAt(inner, String(step), change, given.slice(0, i).join('.')) : step
    inner = isContainer(inner) ? inner[String(found)] : undefined
    return found
  })
}

function amendOne(yaml: Yaml, change: Change): Yaml {
  const { written, path, value } = change
  const own = inFile(change, yaml.value)
  const changed = withChange(yaml.value, own, value)
  // Without its window a campaign has no use for the rule either.
  const isWindowGone = value === undefined && path.length === 1 && path[0] === 'window'
  const isOurs = (at: Path) => own.every((step, i) => String(at[i]) === String(step))
  return {
    value: isWindowGone ? withChange(changed, ['rules', 'window'], undefined) : changed,
    place: (at, key) => (isOurs(at) ? placeOf(written) : yaml.place(at, key)),
  }
}

/** The campaign file with these changes, one after the other. What is wrong with a change is placed at the change. */
export const amend =
  (changes: readonly Change[]) =>
  (yaml: Yaml): Yaml =>
    changes.reduce(amendOne, yaml)
