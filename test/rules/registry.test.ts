import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeOptions } from '../../src/rules/describe-options.js'
import { RULES, ruleOf } from '../../src/rules/registry.js'
import { ruleWords } from '../../src/rules/rule-words.js'

const filesOfRules = readdirSync('src/rules')
  .filter((name) => /\bdefineRule\(\{/.test(readFileSync(`src/rules/${name}`, 'utf8')))
  .map((name) => name.replace('.ts', ''))
  .sort()

describe('the registry of rules', () => {
  it('holds just the rules that have a file, each under the name of its file', () => {
    expect(filesOfRules.length).toBeGreaterThanOrEqual(7)
    expect(RULES.map(({ id }) => id).sort()).toEqual(filesOfRules)
  })

  it('begins with the rules of a posting campaign, in the order of their columns', () => {
    const ids = RULES.map(({ id }) => id)
    const known = ['window', 'length', 'hashtag', 'screenshot', 'topic', 'identity', 'originality']
    expect(ids.filter((id) => known.includes(id))).toEqual(known)
  })

  it('finds a rule by its id, and nothing else', () => {
    expect(ruleOf('length')?.id).toBe('length')
    for (const id of ['lenght', '', '__proto__', 'toString', 'constructor']) expect(ruleOf(id)).toBeUndefined()
  })

  it('has a test for every rule', () => {
    const tested = readdirSync('test/rules').map((name) => name.replace('.test.ts', ''))
    expect(filesOfRules.filter((id) => !tested.includes(id) && id !== 'originality')).toEqual([])
  })
})

describe.each(RULES.map((rule) => [rule.id, rule] as const))('the rule %s', (_, rule) => {
  it('cannot be changed', () => {
    expect(Object.isFrozen(rule)).toBe(true)
  })

  it('can pass, and can send a post to a human or fail it', () => {
    const outcomes = Object.values(rule.messages).map(({ outcome }) => outcome)
    expect(outcomes).toContain('pass')
    expect(outcomes.some((outcome) => outcome !== 'pass')).toBe(true)
  })

  it('asks a question wherever it sends a post to a human', () => {
    const silent = Object.entries(rule.messages).filter(
      ([, { outcome, ask }]) => (outcome === 'review') !== (ask !== undefined),
    )
    expect(silent).toEqual([])
  })

  it('has an answer for the author wherever it does not pass', () => {
    const silent = Object.entries(rule.messages)
      .filter(([, { outcome, reply }]) => (outcome === 'pass') !== (reply === undefined))
      .map(
        ([message, { outcome }]) =>
          `${rule.id}.${message} (${outcome}): give it a reply { shows, en, zh, remedy } in src/rules/${rule.id}.ts, for \`eligo explain --reply\`; a pass has none`,
      )
    expect(silent).toEqual([])
  })

  it('says what each of its options means, in both languages', () => {
    for (const option of describeOptions(rule.options)) {
      expect([option.name, option.meaning?.en !== '', option.meaning?.zh !== '']).toEqual([option.name, true, true])
      expect(option.meaning).toBeDefined()
    }
  })

  it('looks at posts or at facts', () => {
    const looks = [rule.check, rule.checkFacts].filter((look) => look !== undefined)
    expect(looks.length).toBeLessThanOrEqual(1)
  })
})

it('words every rule under its id, and every message under its full name', () => {
  const names = RULES.flatMap(({ id, messages }) => [id, ...Object.keys(messages).map((message) => `${id}.${message}`)])
  expect([...ruleWords().keys()]).toEqual(names)
})
