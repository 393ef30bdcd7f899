import { expect, it } from 'vitest'
import { factsLooker } from './look.js'

it.each([
  [false, 'pass', 'outside'],
  [true, 'fail', 'staff'],
  [undefined, 'review', 'unknown'],
])('staff: %s is %s', async (staff, outcome, message) => {
  const look = await factsLooker('staff', 'rules: { staff: }')
  expect(look({ staff })).toEqual({ rule: 'staff', outcome, message: `staff.${message}`, args: {} })
})
