import { startOf, type TextColumn, textAt } from '../model/columns.js'
import type { Fault } from '../model/fault.js'
import { KEPT_DIGITS } from './rounded-ids.js'
import type { ScanPart } from './scan-part.js'

const MOST_SHOWN = 10
const ZERO = 0x30
const NINE = 0x39

interface Count {
  /** Ids of digits alone, more than a spreadsheet keeps. */
  readonly long: number
  /** Those of them that end in the zeros that it leaves. */
  readonly rounded: number
  /** Whether chance alone could hardly give that: a 16-digit id ends in a zero once in ten times. */
  readonly isTelling: boolean
}

/** The zeros that a column's text at `index` has beyond the kept digits; -1 where it is no id with only zeros there. */
function zerosBeyond({ bytes, ends }: TextColumn, index: number): number | undefined {
  const start = startOf(ends, index)
  const end = ends[index]!
  if (end - start <= KEPT_DIGITS) return undefined
  for (let i = start; i < end; i++) if (bytes[i]! < ZERO || bytes[i]! > NINE) return undefined
  for (let i = start + KEPT_DIGITS; i < end; i++) if (bytes[i] !== ZERO) return 0
  return end - start - KEPT_DIGITS
}

function countRounded(columns: readonly TextColumn[]): Count {
  let long = 0
  let rounded = 0
  let zeros = 0
  for (const column of columns)
    for (let i = 0; i < column.ends.length; i++) {
      const found = zerosBeyond(column, i)
      if (found === undefined) continue
      long++
      if (found > 0) rounded++
      zeros += found
    }
  return { long, rounded, isTelling: zeros > 2 }
}

/** Post ids that stand for rows that differ, in the order of the file. */
function collidingIds(parts: readonly ScanPart[]): string[] {
  const digests = new Map<string, string>()
  const colliding = new Set<string>()
  for (const { ids, digests: keys, count } of parts)
    for (let i = 0; i < count; i++) {
      if (!zerosBeyond(ids, i)) continue
      const id = textAt(ids, i)
      const digest = `${keys[2 * i]}.${keys[2 * i + 1]}`
      if (digests.get(id) !== undefined && digests.get(id) !== digest) colliding.add(id)
      digests.set(id, digest)
    }
  return [...colliding]
}

const isMost = ({ long, rounded, isTelling }: Count): boolean => isTelling && rounded * 2 > long

/**
 * Warns of files in which most ids of 16 or more digits end in the zeros that a spreadsheet leaves, and lists the post ids
 * that now collide.
 */
export function findRoundedIds(parts: readonly ScanPart[]): Fault[] {
  const files = [...new Set(parts.map(({ file }) => file))]
  return files.flatMap((file) => {
    const place = { file }
    const ofFile = parts.filter((part) => part.file === file)
    const posts = countRounded(ofFile.map(({ ids }) => ids))
    const users = countRounded(ofFile.map(({ users: column }) => column))
    const args = ({ rounded, long }: Count, field: string) => ({ field, rounded, long })
    const faults: Fault[] = []
    if (isMost(posts)) {
      const ids = collidingIds(ofFile)
      const shown = ids.slice(0, MOST_SHOWN).join(', ') + (ids.length > MOST_SHOWN ? ' …' : '')
      faults.push(
        ids.length > 0
          ? { code: 'rounded-ids/collide', args: { ...args(posts, 'post_id'), count: ids.length, ids: shown }, place }
          : { code: 'rounded-ids', args: args(posts, 'post_id'), place },
      )
    }
    if (isMost(users)) faults.push({ code: 'rounded-ids', args: args(users, 'user_id'), place })
    return faults
  })
}
