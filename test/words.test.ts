import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AWARD_REASONS } from '../src/model/award.js'
import { FAULTS } from '../src/model/fault-codes.js'
import { RULES } from '../src/rules/registry.js'

interface Worded {
  readonly en: string
  readonly zh: string
}

const holes = (text: string): string[] =>
  [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name!))].sort()
const CHINESE = /\p{Script=Han}/u

/** What is amiss with the two texts of a message. */
function faultsOf(name: string, { en, zh }: Worded): string[] {
  // What has no words besides its holes is the same in both languages but for its punctuation.
  const isPlain = !/\p{L}/u.test(zh.replace(/\{\w+\}/g, '')) || en === zh
  return [
    ...(holes(en).join() === holes(zh).join() ? [] : [`${name}: other holes`]),
    ...(CHINESE.test(en) ? [`${name}: Chinese in the English text`] : []),
    ...(CHINESE.test(zh) || isPlain ? [] : [`${name}: no Chinese in the Chinese text`]),
    ...((en === '') === (zh === '') ? [] : [`${name}: one text is blank`]),
  ]
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src', name))

// A literal of two texts, `{ en: '…', zh: '…' }`, wherever one stands in the sources.
const TEXT = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|${'`'}(?:[^${'`'}\\$]|\\.)*${'`'})`
const PAIR = new RegExp(String.raw`\ben:\s*(${TEXT}),\s*zh:\s*(${TEXT})`, 'g')
const textOf = (literal: string): string => literal.slice(1, -1).replace(/\\n/g, '\n').replace(/\\(.)/g, '$1')

function pairsOf(file: string): (readonly [string, Worded])[] {
  const source = readFileSync(file, 'utf8')
  return Array.from(source.matchAll(PAIR), ({ 1: en, 2: zh, index }) => {
    const line = source.slice(0, index).split('\n').length
    return [`${file}:${line}`, { en: textOf(en!), zh: textOf(zh!) }] as const
  })
}

describe('both languages of every message', () => {
  it('have the same holes in faults', () => {
    const entries = Object.entries(FAULTS)
    expect(entries.length).toBeGreaterThan(60)
    expect(entries.flatMap(([code, wording]) => faultsOf(code, wording))).toEqual([])
  })

  it('have the same holes in reasons of awards', () => {
    expect(Object.entries(AWARD_REASONS).flatMap(([id, wording]) => faultsOf(id, wording))).toEqual([])
  })

  it('have the same holes in rules, and a question asks with no other holes than its message has', () => {
    const faults = RULES.flatMap(({ id, summary, messages }) => [
      ...faultsOf(id, summary),
      ...Object.entries(messages).flatMap(([message, words]) => [
        ...faultsOf(`${id}.${message}`, words),
        ...(words.ask ? faultsOf(`${id}.${message} asks`, words.ask) : []),
        ...(words.ask && holes(words.ask.en).some((hole) => !holes(words.en).includes(hole))
          ? [`${id}.${message} asks with a hole that its message does not fill`]
          : []),
      ]),
    ])
    expect(faults).toEqual([])
  })

  it('have the same holes in what authors are told, and show no argument that is not on the list', () => {
    const faults = RULES.flatMap(({ id, messages }) =>
      Object.entries(messages).flatMap(([message, { reply }]) => {
        if (!reply) return []
        const name = `${id}.${message} replies`
        const seen = [...holes(reply.en), ...holes(reply.remedy.en)].filter((hole) => hole !== 'posted_at')
        return [
          ...faultsOf(name, reply),
          ...faultsOf(`${name} with a remedy`, reply.remedy),
          ...seen.filter((hole) => !reply.shows.includes(hole)).map((hole) => `${name}: {${hole}} is not in shows`),
          ...reply.shows.filter((hole) => !seen.includes(hole)).map((hole) => `${name}: shows {${hole}} for nothing`),
        ]
      }),
    )
    expect(faults).toEqual([])
  })

  it('have the same holes wherever else in the sources two texts stand side by side', () => {
    const pairs = files.flatMap(pairsOf)
    expect(pairs.length).toBeGreaterThan(150)
    expect(pairs.filter(([place]) => place.includes('commands')).length).toBeGreaterThan(20)
    expect(pairs.flatMap(([place, wording]) => faultsOf(place, wording))).toEqual([])
  })
})
