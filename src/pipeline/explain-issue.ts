import type * as z from 'zod/mini'
import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import { expectations } from '../model/schema.js'
import { nearest } from '../text/edit-distance.js'
import type { Path } from './read-yaml.js'

/** An issue of zod in our words: a code of the catalogue, its arguments, and where. */
export interface ExplainedIssue {
  readonly code: FaultCode
  readonly args: Args
  readonly path: Path
  /** The fault is about the key, not about its value. */
  readonly key?: boolean
}

interface Def {
  readonly type: string
  readonly shape?: Record<string, z.core.$ZodType>
  readonly element?: z.core.$ZodType
  readonly innerType?: z.core.$ZodType
  readonly in?: z.core.$ZodType
  readonly valueType?: z.core.$ZodType
  readonly options?: readonly z.core.$ZodType[]
  readonly entries?: Record<string, string>
}
const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def

/** Takes off what only wraps a schema: optional, default, pipe; of a union, the branch that is a mapping. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  const def = defOf(schema)
  if (def.innerType) return unwrap(def.innerType)
  const mapping = def.options?.map(unwrap).find((option) => defOf(option).shape)
  return mapping ?? schema
}

function childOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  const { shape, element, valueType } = defOf(unwrap(schema))
  return shape?.[String(step)] ?? element ?? valueType
}

/** The nearest schema around a path that says what it expects, and the mapping the path ends in. */
function schemaAt(root: z.core.$ZodType, path: Path) {
  let schema: z.core.$ZodType = unwrap(root)
  let expecting = schema
  let depth = 0
  for (const [index, step] of path.entries()) {
    const next = childOf(schema, step)
    if (!next) break
    schema = unwrap(next)
    if (expectations.get(schema)) [expecting, depth] = [schema, index + 1]
  }
  return { schema, expecting, depth }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  )
}

const show = (value: unknown): string => {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? 'nothing')
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** The keys of a mapping, in the order in which its schema declares them. */
export const keysOfMapping = (schema: z.core.$ZodType): string[] => Object.keys(defOf(unwrap(schema)).shape ?? {})

/** Words an issue: unknown keys with the nearest known one, missing keys, and what was expected in place of a value. */
export function explainIssue(issue: z.core.$ZodIssue, root: z.core.$ZodType, value: unknown): ExplainedIssue[] {
  const path = issue.path
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(defOf(schemaAt(root, path).schema).shape ?? {})
    return issue.keys.map((key): ExplainedIssue => {
      const suggestion = nearest(key, known)
      const args = { key, known: known.join(', ') }
      return suggestion
        ? { code: 'unknown-key/near', args: { ...args, suggestion }, path: [...path, key], key: true }
        : { code: 'unknown-key', args, path: [...path, key], key: true }
    })
  }
  const { expecting, depth } = schemaAt(root, path)
  const at = path.slice(0, Math.max(depth, 0))
  const key = at.join('.') || 'campaign'
  const found = valueAt(value, at)
  if (found === undefined) return [{ code: 'missing-key', args: { key }, path: at }]
  const { code } = expectations.get(expecting) ?? { code: 'wrong-value' as const }
  const choices = Object.values(defOf(expecting).entries ?? {}).join(', ')
  const least = issue.code === 'too_small' ? String(issue.minimum) : '0'
  return [{ code, args: { key, value: show(found), choices, least }, path: at }]
}
