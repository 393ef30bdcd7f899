import { parseDecimal } from '../model/amount.js'
import type { Bounds, EntrySet } from '../model/campaign.js'
import { nearest } from '../text/edit-distance.js'
import type { StageFile } from './prizes-schema.js'
import type { Tell } from './tell.js'

/** What an award may refer to: the awards by their names, its own position among them, and the active rules. */
export interface Surroundings {
  readonly names: readonly string[]
  readonly index: number
  readonly rules: readonly string[]
}

/** Awards named by a key: each must come earlier. */
function checkEarlier(key: 'from' | 'exclude_winners', named: readonly string[], around: Surroundings, tell: Tell) {
  const earlier = around.names.slice(0, around.index)
  for (const value of named) {
    if (earlier.includes(value)) continue
    const args = { key, value, earlier: earlier.join(', ') || '–' }
    const suggestion = nearest(value, earlier)
    if (around.names.includes(value)) tell('award-unknown/later', args, [key])
    else if (suggestion) tell('award-unknown/near', { ...args, suggestion }, [key])
    else tell('award-unknown', args, [key])
  }
}

/** Rules named by a key: each must be active. */
export function checkRules(
  key: 'only' | 'goods_only',
  named: readonly string[],
  rules: readonly string[],
  tell: Tell,
): void {
  for (const rule of named) {
    if (rules.includes(rule)) continue
    const args = { key, rule, rules: rules.join(', ') || '–' }
    const suggestion = nearest(rule, rules)
    if (suggestion) tell('only-inactive/near', { ...args, suggestion }, [key])
    else tell('only-inactive', args, [key])
  }
}

function boundsOf(where: NonNullable<StageFile['where']>, tell: Tell): Bounds[] {
  return where.map(({ by, min, max }, at) => {
    const read = (written: string | undefined) => parseDecimal(written ?? '', { signed: true })
    const [least, most] = [read(min), read(max)]
    const path = ['where', at]
    if (least === undefined && most === undefined) tell('prizes-need', { key: `where ${by}`, needed: 'min, max' }, path)
    if (least !== undefined && most !== undefined && least > most)
      tell('where-nobody', { by, min: min!, max: max! }, path)
    return { by, min: least, max: most }
  })
}

/** Reads who may take part in an award. Whom it refers to must be there, and somebody must be left. */
export function entryOf(file: StageFile, around: Surroundings, tell: Tell): EntrySet {
  const { only = [], where = [], from = [], exclude_winners: excluded = false } = file
  checkRules('only', only, around.rules, tell)
  checkEarlier('from', from, around, tell)
  if (Array.isArray(excluded)) checkEarlier('exclude_winners', excluded, around, tell)
  const without = excluded === true ? around.names.slice(0, around.index) : excluded === false ? [] : excluded
  if (from.length > 0 && from.every((name) => without.includes(name)))
    tell('prizes-conflict', { first: `from: ${from.join(', ')}`, second: 'exclude_winners' }, ['exclude_winners'], true)
  return { only, where: boundsOf(where, tell), from, without }
}
