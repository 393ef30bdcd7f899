import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { DrawBooks } from '../../../src/model/result.js'
import { proofOf } from '../../../src/report/html/draw-proof.js'
import { createSpeaker } from '../../../src/report/speaker.js'
import { ruleWords } from '../../../src/rules/rule-words.js'
import { drawSeed } from '../../../src/trust/seal.js'
import { runCheck } from '../../run-check.js'

const POSTS = `post_id,user_id,content\n1,o'neil,a lamp\n2,bo,a quay\n3,chen,a ferry\n`
const AWARD = "Lamp's light"
const campaignOf = (more: string) =>
  `prizes: { name: "${AWARD}", asset: T, pool: 1, draw: { over: people${more} }, ladder: [{ amount: 1 }] }`
const shell = (command: string) =>
  /[0-9a-f]{64}/.exec(spawnSync('bash', ['-c', command], { encoding: 'utf8' }).stdout)?.[0]

const SEAL = 'a'.repeat(64)
const RANDOMNESS = 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587'
const BOOKS: DrawBooks = {
  seal: SEAL,
  run: 1,
  previous: undefined,
  chain: 'c',
  round: 657_413,
  at: '2023-09-15T11:00:03+00:00',
  randomness: RANDOMNESS,
  signature: 's',
  seed: drawSeed(SEAL, RANDOMNESS),
  salt: '',
  later: [],
}

async function proof(seed: string, books: DrawBooks | undefined, lang: 'en' | 'zh' = 'en') {
  const { result } = await runCheck(campaignOf(''), POSTS, { seed })
  return proofOf(result.stages[0]!, books, createSpeaker(lang, ruleWords()))
}

describe('how an outsider checks a draw', () => {
  it.each(['en', 'zh'] as const)('each command gives the number that the step states (%s)', async (lang) => {
    const steps = await proof(BOOKS.seed, BOOKS, lang)
    const shown = steps.slice(0, -2).filter(({ command }) => command !== undefined)
    expect(shown.length).toBe(3)
    for (const { text, command } of shown) expect(text).toContain(shell(command!))
    expect(steps[0]!.text).toContain(SEAL)
    expect(steps[1]!.text).toContain(RANDOMNESS)
    expect(steps.at(-1)!.command).toBe('eligo verify DIR -c CAMPAIGN --inputs POSTS… SEAL ROUND')
  })

  it('names a seed that was stated, and whoever came first under it', async () => {
    const steps = await proof('block 902118', undefined)
    expect(steps[0]!.text).toBe(
      'The seed is block 902118. Make sure that nobody could know it before the 3 entrants were fixed.',
    )
    for (const { text, command } of steps.slice(1, 3)) expect(text).toContain(shell(command!))
  })

  it('says that a draw was repeated', async () => {
    const [first] = await proof(BOOKS.seed, { ...BOOKS, run: 2, previous: 'b'.repeat(64) })
    expect(first!.text).toContain(`it was run 2, and the seal before it has the digest ${'b'.repeat(64)}`)
  })

  it('is empty where nothing was drawn', async () => {
    const { result } = await runCheck('prizes: { asset: T, pool: 1, first_come: true, ladder: [{ amount: 1 }] }', POSTS)
    expect(proofOf(result.stages[0]!, undefined, createSpeaker('en', ruleWords()))).toEqual([])
  })
})
