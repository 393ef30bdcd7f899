import type { Thresholds } from '../../src/originality/judge.js'

/** The thresholds of a campaign that sets none. */
export const LIMITS: Thresholds = {
  copyShare: 0.5,
  copyTokens: 30,
  wholeShare: 0.8,
  wholeTokens: 20,
  partialShare: 0.25,
  partialTokens: 30,
  passageTokens: 40,
  announcementShare: 0.6,
  announcementOwn: 40,
  leastTokens: 20,
}
