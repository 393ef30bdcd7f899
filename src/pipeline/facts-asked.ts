import { PEOPLE_FIELDS } from '../intake/fields.js'
import type { Campaign } from '../model/campaign.js'
import { ruleOf } from '../rules/registry.js'

const optionsOf = ({ rules }: Campaign, rule: string) => rules.find(({ id }) => id === rule)?.options

/** Facts about people that the campaign's rules ask of the people file: what nobody asks for cannot be wrong there. */
export function factsAsked(campaign: Campaign): string[] {
  const asked = campaign.rules
    .flatMap(({ id, options }) => ruleOf(id)?.reads(options) ?? [])
    .flatMap((either) => either.split('|'))
  // A list of registrations may leave their times to the people file.
  const all = new Set([...asked, ...(optionsOf(campaign, 'registration') ? ['registered_at'] : [])])
  return PEOPLE_FIELDS.filter((field) => all.has(field))
}

/** Facts that are asked of the lists of people that the campaign file names. */
export const factsAskedOfLists = (campaign: Campaign): Readonly<Record<'registration' | 'excluded', string[]>> => ({
  registration: optionsOf(campaign, 'registration')?.first === undefined ? [] : ['registered_at'],
  excluded: [],
})
