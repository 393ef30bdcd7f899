import { type Decimal, formatDecimal, parseDecimal, smallestUnit, total } from '../model/amount.js'
import { isLadder, type Prize, type RankKey, type Selection, type Split, type Stage } from '../model/campaign.js'
import { rfc3797Key } from '../prizes/draw.js'
import { checkRules, entryOf } from './parse-entry.js'
import type { StageFile } from './prizes-schema.js'
import type { Tell } from './tell.js'

/** What the awards of a campaign file are read with besides themselves. */
export interface PrizesContext {
  readonly campaign: string | undefined
  /** Ids of the active rules. */
  readonly rules: readonly string[]
  readonly gated: Stage['gated']
  readonly add: Tell
  readonly warn: Tell
}

const toRankKey = (key: string | { by: string; order?: 'asc' | 'desc' | undefined }): RankKey => {
  const { by, order } = typeof key === 'string' ? ({ by: key } as { by: string; order?: undefined }) : key
  return { by, order: order ?? (by === 'posted_at' || by === 'post_id' ? 'asc' : 'desc') }
}

const HUNDRED = 100n * smallestUnit(0)

function weightedOf({ normalise, weights }: NonNullable<StageFile['weighted']>, tell: Tell): Selection {
  const parsed = Object.entries(weights).map(([by, weight]) => ({ by, points: parseDecimal(weight)! }))
  const sum = total(parsed.map(({ points }) => points))
  // Shares of one are points of a hundred by another name.
  const factor = sum === smallestUnit(0) ? 100n : 1n
  if (sum * factor !== HUNDRED) {
    const shown = Object.entries(weights).map(([by, weight]) => `${by} ${weight}`)
    tell('weights-sum', { weights: shown.join(' + '), sum: formatDecimal(sum) }, ['weighted', 'weights'])
  }
  return { how: 'weighted', normalise, weights: parsed.map(({ by, points }) => ({ by, points: points * factor })) }
}

function drawOf({ over, method = 'hmac', seed }: NonNullable<StageFile['draw']>, tell: Tell): Selection {
  const joined = seed?.join('/')
  if (method === 'rfc3797' && joined !== undefined && rfc3797Key(joined) === undefined)
    tell('seed-sources', { value: joined }, ['draw', 'seed'])
  return { how: 'draw', over, method, seed: joined }
}

const SELECTIONS = ['rank', 'weighted', 'draw', 'first_come', 'all'] as const

function selectionOf(file: StageFile, tell: Tell): Selection {
  const [first, second] = SELECTIONS.filter((key) => file[key] !== undefined)
  if (first && second) tell('prizes-conflict', { first, second }, [second], true)
  if (file.rank) return { how: 'rank', keys: file.rank.map(toRankKey) }
  if (file.weighted) return weightedOf(file.weighted, tell)
  if (file.draw) return drawOf(file.draw, tell)
  if (file.first_come) return { how: 'first_come' }
  if (file.all) return { how: 'all' }
  return { how: 'unstated' }
}

function stepsOf(ladder: NonNullable<StageFile['ladder']>, { asset }: StageFile, tell: Tell): Prize[] {
  return ladder.map(({ name, places, amount, goods, substitute }, step): Prize => {
    const path = ['ladder', step]
    if (goods === undefined && amount === undefined) tell('missing-key', { key: `ladder.${step}.amount` }, path)
    if (goods !== undefined && amount !== undefined)
      tell('prizes-conflict', { first: 'goods', second: 'amount' }, [...path, 'amount'], true)
    if (goods === undefined && substitute !== undefined)
      tell('prizes-need', { key: 'substitute', needed: 'goods' }, [...path, 'substitute'], true)
    if (goods !== undefined && goods === asset) tell('goods-asset', { asset }, [...path, 'goods'])
    return {
      name: name ?? String(step + 1),
      places,
      amount: parseDecimal(amount ?? '0')!,
      goods: goods === undefined ? undefined : { item: goods, substitute: parseDecimal(substitute ?? '') },
    }
  })
}

/** Rules of who is given goods: where there are goods, and something to be paid in their place. */
function goodsOnlyOf(
  file: StageFile,
  prizes: Stage['prizes'],
  rules: readonly string[],
  tell: Tell,
): readonly string[] {
  const { goods_only: named = [] } = file
  const goods = isLadder(prizes) ? prizes.flatMap((prize) => prize.goods ?? []) : []
  const lacks = goods.length === 0 ? 'goods' : goods.some(({ substitute }) => substitute === undefined) && 'substitute'
  if (named.length > 0 && lacks) tell('prizes-need', { key: 'goods_only', needed: lacks }, ['goods_only'], true)
  checkRules('goods_only', named, rules, tell)
  return named
}

const RANGE = /^([1-9]\d{0,6})(?:\s*[-–]\s*([1-9]\d{0,6}))?$/

/** `{"1": 200, "3-5": 100}` as steps, in the order of their ranks: each rank once, and none left out. */
function rangesOf(ranks: NonNullable<StageFile['ranks']>, tell: Tell): Prize[] {
  const ranges = Object.entries(ranks).flatMap(([written, amount]) => {
    const [, from = '', to = from] = RANGE.exec(written.trim()) ?? []
    if (from !== '' && Number(to) >= Number(from))
      return [{ written, from: Number(from), to: Number(to), amount: parseDecimal(amount)! }]
    tell('ranks-range', { value: written }, ['ranks', written], true)
    return []
  })
  ranges.sort((a, b) => a.from - b.from || a.to - b.to)
  let before = { written: '', to: 0 }
  for (const range of ranges) {
    const path = ['ranks', range.written]
    if (range.from <= before.to)
      tell('ranks-overlap', { first: before.written, second: range.written, rank: range.from }, path, true)
    else if (range.from > before.to + 1) {
      const missing = range.from === before.to + 2 ? `${before.to + 1}` : `${before.to + 1}–${range.from - 1}`
      tell('ranks-gap', { ranks: missing, next: range.written }, path, true)
    }
    if (range.to > before.to) before = range
  }
  return ranges.map(({ written, from, to, amount }) => ({
    name: written.trim(),
    places: to - from + 1,
    amount,
    goods: undefined,
  }))
}

/** Keys that mean something only where the pool is split. */
const OF_SPLITS = ['by', 'places', 'cap'] as const

function splitOf(file: StageFile, how: Split['how'], tell: Tell): Split {
  const { by, places, cap, weighted, decimals } = file
  if (how === 'equal' && by !== undefined)
    tell('prizes-conflict', { first: 'split: equal', second: 'by' }, ['by'], true)
  if (how === 'proportional' && by === undefined && !weighted)
    tell('prizes-need', { key: 'split: proportional', needed: 'by, weighted' }, ['split'])
  if (decimals === undefined) tell('prizes-need', { key: 'split', needed: 'decimals' }, ['split'])
  if (file.all && places !== undefined) tell('prizes-conflict', { first: 'all', second: 'places' }, ['places'], true)
  return { how, by, places, cap: cap === undefined ? undefined : parseDecimal(cap) }
}

function prizesOf(file: StageFile, tell: Tell): Stage['prizes'] {
  const [first, second] = (['ladder', 'ranks', 'split'] as const).filter((key) => file[key] !== undefined)
  if (first === undefined) tell('no-prizes', {}, [], true)
  if (first && second) tell('prizes-conflict', { first, second }, [second], true)
  if (file.split) return splitOf(file, file.split, tell)
  for (const key of OF_SPLITS) if (file[key] !== undefined) tell('prizes-need', { key, needed: 'split' }, [key], true)
  if (file.all && first) tell('prizes-conflict', { first: 'all', second: first }, [first], true)
  if (file.ranks) return rangesOf(file.ranks, tell)
  return stepsOf(file.ladder ?? [], file, tell)
}

/** Does the money of an award add up, and can it be paid out as the file says? */
function checkMoney(file: StageFile, { prizes, pool, decimals }: Stage, tell: Tell, warn: Tell): void {
  const unit = smallestUnit(decimals)
  const isDivided = !isLadder(prizes) || file.leftover === 'share'
  if (isDivided && pool % unit !== 0n) warn('pool-unit', { left: formatDecimal(pool % unit), decimals }, ['pool'])
  if (isLadder(prizes)) {
    const needsAsset = prizes.some(({ amount, goods }) => amount > 0n || goods?.substitute !== undefined)
    if (file.asset === undefined && (needsAsset || file.pool !== undefined))
      tell('missing-key', { key: 'asset' }, ['asset'])
    const sum = total(prizes.map(({ places, amount }) => BigInt(places) * amount))
    // Without any prize there is no sum to compare: that is told already.
    if (file.pool === undefined && sum > 0n) tell('missing-key', { key: 'pool' }, ['pool'])
    else if (sum !== pool && prizes.length > 0)
      tell('ladder-sum', { sum: formatDecimal(sum), pool: formatDecimal(pool) }, ['pool'])
    return
  }
  for (const key of ['asset', 'pool'] as const) if (file[key] === undefined) tell('missing-key', { key }, [key])
  const { places, cap } = prizes
  if (places === undefined || cap === undefined) return
  const most: Decimal = BigInt(places) * cap
  if (most < pool)
    warn(
      'cap-leaves',
      {
        places,
        cap: file.cap!,
        most: formatDecimal(most),
        pool: formatDecimal(pool),
        left: formatDecimal(pool - most),
      },
      ['cap'],
    )
}

/** Is there anything to share, and somebody who may take what is rolled on? */
function checkLeftovers(file: StageFile, { asset, prizes, leftover }: Stage, next: StageFile | undefined, tell: Tell) {
  const isSplit = !isLadder(prizes)
  if (leftover === 'share' && isSplit) tell('share-nothing', {}, ['leftover'])
  else if (leftover === 'share' && file.decimals === undefined)
    tell('prizes-need', { key: 'leftover: share', needed: 'decimals' }, ['leftover'])
  if (file.decimals !== undefined && !isSplit && leftover !== 'share')
    tell('prizes-need', { key: 'decimals', needed: 'split, leftover: share' }, ['decimals'], true)
  if (leftover !== 'roll') return
  if (!next) tell('roll-nowhere', {}, ['leftover'])
  else if (next.asset !== asset) tell('roll-nowhere/asset', { asset, other: next.asset ?? '–' }, ['leftover'])
  else if (!next.split && next.leftover !== 'share' && next.leftover !== 'roll')
    tell('roll-nowhere/fixed', {}, ['leftover'])
}

/** How many alternates an award lists unless it says so: as many as it has places. */
const placesOf = (prizes: Stage['prizes']): number =>
  isLadder(prizes) ? prizes.reduce((places, prize) => places + prize.places, 0) : (prizes.places ?? 0)

const nameOf = (file: StageFile, campaign: string | undefined, index: number): string =>
  file.name ?? campaign ?? file.asset ?? String(index + 1)

/** Whoever is counted or drawn as a person takes one place. */
function perPersonOf({ per, per_person: places = 1, draw }: StageFile, tell: Tell): number {
  const once = per === 'person' ? 'per: person' : draw?.over === 'people' ? 'draw.over: people' : undefined
  if (once && places > 1) tell('prizes-conflict', { first: once, second: 'per_person' }, ['per_person'], true)
  return places
}

/** Reads the awards of a campaign file; each contradiction is told with its numbers and its place. */
export function stagesOf(files: readonly StageFile[], context: PrizesContext): Stage[] {
  const { campaign, rules, gated } = context
  const names = files.map((file, index) => nameOf(file, campaign, index))
  return files.map((file, index): Stage => {
    const name = names[index]!
    const teller =
      (add: Tell): Tell =>
      (code, args, keys, key) => {
        const full = code === 'missing-key' ? { key: `prizes.${index}.${args.key}` } : { stage: name, ...args }
        add(code, full, ['prizes', index, ...keys], key)
      }
    const [tell, warn] = [teller(context.add), teller(context.warn)]
    if (names.indexOf(name) < index)
      tell('award-twice', {}, file.name === undefined ? [] : ['name'], file.name === undefined)
    const selection = selectionOf(file, tell)
    const prizes = prizesOf(file, tell)
    const stage: Stage = {
      name,
      asset: file.asset ?? '',
      pool: parseDecimal(file.pool ?? '0')!,
      entry: entryOf(file, { names, index, rules }, tell),
      selection,
      goodsOnly: goodsOnlyOf(file, prizes, rules, tell),
      per: file.per ?? 'post',
      perPerson: perPersonOf(file, tell),
      prizes,
      decimals: file.decimals ?? 0,
      leftover: file.leftover ?? 'stay',
      alternates: file.alternates ?? placesOf(prizes),
      gated,
    }
    checkMoney(file, stage, tell, warn)
    checkLeftovers(file, stage, files[index + 1], tell)
    if (selection.how === 'unstated') warn('no-ranking', {}, [], true)
    return stage
  })
}
