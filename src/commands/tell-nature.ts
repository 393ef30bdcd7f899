import type { Input } from '../io/open-input.js'
import type { Fault } from '../model/fault.js'

/** What a user should know of how a file was read: an encoding that was guessed, lines that were passed over. */
export function tellNature(input: Input): Fault[] {
  const { encoding = 'utf-8', preamble, sheet, otherSheets } = input.nature()
  const place = { file: input.name }
  return [
    ...(encoding === 'utf-8' ? [] : [{ code: 'read-as' as const, args: { encoding }, place }]),
    ...(sheet !== undefined && otherSheets
      ? [{ code: 'sheet-chosen' as const, args: { sheet, others: otherSheets.join(', ') }, place }]
      : []),
    ...(preamble ? [{ code: 'preamble-skipped' as const, args: preamble, place }] : []),
  ]
}
