/**
 * An exact decimal in units of 10^-18, so that every amount and metric with up to 18 decimals is a whole number.
 * No float ever touches one.
 */
export type Decimal = bigint

/** Most decimals that a number in a file may have. */
export const MAX_DECIMALS = 18

const ONE = 10n ** BigInt(MAX_DECIMALS)
const AMOUNT = /^(?:0|[1-9]\d{0,29})(?:\.\d{1,18})?$/

/**
 * Reads a plain decimal such as `333`, `0.5` or, where `signed`, `-2.25`.
 * Gives undefined for exponents, separators, leading zeros, full-width digits and more than 18 decimals:
 * nothing is rounded.
 */
export function parseDecimal(text: string, { signed = false } = {}): Decimal | undefined {
  const negative = signed && text.startsWith('-')
  const digits = negative ? text.slice(1) : text
  if (!AMOUNT.test(digits)) return undefined
  const [whole = '', fraction = ''] = digits.split('.')
  const value = BigInt(whole) * ONE + BigInt(fraction.padEnd(MAX_DECIMALS, '0'))
  return negative ? -value : value
}

/** Would `parseDecimal` read this? */
export const isDecimal = (text: string, { signed = false } = {}): boolean =>
  AMOUNT.test(signed && text.startsWith('-') ? text.slice(1) : text)

/** Writes a decimal without trailing zeros: `1333`, `0.5`. */
export function formatDecimal(value: Decimal): string {
  const size = value < 0n ? -value : value
  const fraction = (size % ONE).toString().padStart(MAX_DECIMALS, '0').replace(/0+$/, '')
  return `${value < 0n ? '-' : ''}${size / ONE}${fraction && `.${fraction}`}`
}

/** The smallest payable amount of an asset with so many decimals. */
export function smallestUnit(decimals: number): Decimal {
  return 10n ** BigInt(MAX_DECIMALS - decimals)
}

/** The sum of some amounts; 0 for none. */
export function total(amounts: Iterable<Decimal>): Decimal {
  let sum = 0n
  for (const amount of amounts) sum += amount
  return sum
}
