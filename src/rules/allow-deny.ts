import * as z from 'zod/mini'
import { mapping, means, texts } from '../model/schema.js'
import { foldName } from '../text/fold.js'

/** What a fact must be one of, and what it must not be. */
export interface AllowDenyOptions {
  readonly allow?: readonly string[] | undefined
  readonly deny?: readonly string[] | undefined
}

/** Options of the rules that hold a fact against lists. */
export const allowDenyOptions = (example: string) =>
  mapping({
    allow: z.optional(means(`one of these is needed: ${example}`, `须为其中之一：${example}`, texts())),
    deny: z.optional(means(`none of these is allowed: ${example}`, `不得为其中任何一个：${example}`, texts())),
  })

/** Makes a function that says whether a value is in the lists as it must be. `isA` tells whether a folded value falls under a folded entry. */
export function allower(
  { allow, deny }: AllowDenyOptions,
  isA: (value: string, entry: string) => boolean = (value, entry) => value === entry,
): (value: string) => boolean {
  const [allowed, denied] = [allow?.map(foldName), deny?.map(foldName) ?? []]
  return (value) => {
    const folded = foldName(value)
    const isIn = (list: readonly string[]) => list.some((entry) => isA(folded, entry))
    return !isIn(denied) && (allowed === undefined || isIn(allowed))
  }
}
