import type * as z from 'zod/mini'
import type { Wording } from '../model/message.js'
import { meanings, type Schema } from '../model/schema.js'

/** An option of a rule as its schema tells it. */
export interface OptionText {
  readonly name: string
  readonly meaning: Wording | undefined
  /** The default, as JSON; undefined where there is none. */
  readonly standard: string | undefined
  readonly isNeeded: boolean
}

interface Def {
  readonly type: string
  readonly shape?: Record<string, z.core.$ZodType>
  readonly innerType?: z.core.$ZodType
  readonly defaultValue?: unknown
}
const defOf = (schema: z.core.$ZodType): Def => schema._zod.def as unknown as Def

function meaningOf(schema: z.core.$ZodType): Wording | undefined {
  const inner = defOf(schema).innerType
  return meanings.get(schema) ?? (inner && meaningOf(inner))
}

/** The options of a schema, in the order in which they are declared. */
export function describeOptions(schema: Schema): OptionText[] {
  return Object.entries(defOf(schema).shape ?? {}).map(([name, option]) => {
    const { type, defaultValue } = defOf(option)
    return {
      name,
      meaning: meaningOf(option),
      standard: type === 'default' ? JSON.stringify(defaultValue) : undefined,
      isNeeded: type !== 'default' && type !== 'optional',
    }
  })
}
