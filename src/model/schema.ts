import * as z from 'zod/mini'
import { MAX_DECIMALS, parseDecimal } from './amount.js'
import type { FaultCode } from './fault-codes.js'
import type { Wording } from './message.js'

/** Any schema, whatever it gives. */
export type Schema<Output = unknown> = z.ZodMiniType<Output>

/** Which fault to report where a value does not fit a schema. */
export const expectations = z.registry<{ readonly code: FaultCode }>()

/** What an option means, for `eligo rules` and for editors. */
export const meanings = z.registry<Wording>()

const expects = <S extends z.core.$ZodType>(code: FaultCode, schema: S): S => {
  expectations.add(schema, { code })
  return schema
}

/** Says what an option means. */
export function means<S extends z.core.$ZodType>(en: string, zh: string, schema: S): S {
  meanings.add(schema, { en, zh })
  return schema
}

/** A whole number of at least `least`. */
export const whole = (least = 0) => expects('expects-whole', z.int().check(z.gte(least)))

/** How many decimals amounts may have. */
export const decimals = () => expects('expects-decimals', z.int().check(z.gte(0), z.lte(MAX_DECIMALS)))

/** A text that is not blank. Numbers are taken as they are written. */
export const text = () =>
  expects(
    'expects-text',
    z.pipe(z.union([z.string(), z.int()]), z.pipe(z.transform(String), z.string().check(z.regex(/\S/)))),
  )

/** One text or a list of at least one; gives a list. */
export const texts = () =>
  expects(
    'expects-texts',
    z.pipe(
      z.union([text(), z.array(text()).check(z.minLength(1))]),
      z.transform((value: string | string[]): string[] => (Array.isArray(value) ? value : [value])),
    ),
  )

/** One of some words. */
export const choice = <const C extends readonly [string, ...string[]]>(choices: C) =>
  expects('expects-choice', z.enum(choices))

/** Yes, or one text or several; gives `true`, `false` or a list. */
export const flagOrTexts = () => expects('expects-winners', z.union([z.boolean(), texts()]))

/** Amounts by key. */
export const amountsByKey = () => expects('expects-mapping', z.record(z.string(), amount()))

/** Yes, written out. */
export const yes = () => expects('expects-true', z.literal(true))

/** Yes or no. */
export const flag = () => expects('expects-flag', z.boolean())

/** An exact amount, written as text or as a whole number; gives decimal text. A float never gets through. */
export const amount = () =>
  expects(
    'expects-amount',
    z.pipe(
      z.union([z.string(), z.int()]),
      z.pipe(z.transform(String), z.string().check(z.refine((value) => parseDecimal(value) !== undefined))),
    ),
  )

/** The same, below zero too. */
export const signedAmount = () =>
  expects(
    'expects-amount',
    z.pipe(
      z.union([z.string(), z.int()]),
      z.pipe(
        z.transform(String),
        z.string().check(z.refine((value) => parseDecimal(value, { signed: true }) !== undefined)),
      ),
    ),
  )

/** A share from 0 to 1. Campaign files give `0.5` as text, programs may give a number. */
export const share = () =>
  expects(
    'expects-share',
    z.pipe(
      z.union([z.number(), z.string().check(z.regex(/^(?:0|1|0?\.\d+|1\.0+)$/))]),
      z.pipe(z.transform(Number), z.number().check(z.gte(0), z.lte(1))),
    ),
  )

/** A mapping with just these keys. */
export const mapping = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  expects('expects-mapping', z.strictObject(shape))

/** A list of at least one. */
export const list = <S extends z.core.$ZodType>(item: S) => expects('expects-list', z.array(item).check(z.minLength(1)))
