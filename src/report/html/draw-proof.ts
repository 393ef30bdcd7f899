import type { DrawRecord, StageResult } from '../../model/award.js'
import type { Wording } from '../../model/message.js'
import type { DrawBooks } from '../../model/result.js'
import type { Speaker } from '../speaker.js'
import type { ProofStep } from './page-model.js'

const WORDS = {
  published: {
    en: 'Before the draw this digest was published: {seal}. Compare it with what you saw. It is the SHA-256 of the statement in the seal file, line by line: the campaign, the files, and who could be drawn ({entrants} here).',
    zh: '抽取前公布过这一摘要：{seal}，请与您看到的核对。它是封存文件中声明（逐行）的 SHA-256，声明写明了活动规则、各个文件和可被抽取者（此处共 {entrants} 签）。',
  },
  once: { en: 'It was the first draw of the campaign (run 1).', zh: '这是本活动的第一次抽取（第 1 次）。' },
  repeated: {
    en: 'It was not the first draw: it was run {run}, and the seal before it has the digest {previous}. Ask why it was repeated.',
    zh: '这不是第一次抽取，而是第 {run} 次；上一次封存的摘要为 {previous}。可询问为何重抽。',
  },
  beacon: {
    en: 'Round {round} of drand quicknet, a public source of randomness that nobody can foresee, came at {time}. Any of its relays gives it; its randomness is {randomness}.',
    zh: '公开随机源 drand quicknet 的第 {round} 轮产生于 {time}，事先无人能知，可从其任一接口取得；其 randomness 为 {randomness}。',
  },
  seed: {
    en: 'The seed is the SHA-256 of three lines, each with a line feed: eligo draw 1, the digest, the randomness. That gives {seed}.',
    zh: '种子是三行文字（各以换行结尾）的 SHA-256：eligo draw 1、上述摘要、randomness。结果为 {seed}。',
  },
  stated: {
    en: 'The seed is {seed}. Make sure that nobody could know it before the {entrants} entrants were fixed.',
    zh: '种子为 {seed}。请确认在 {entrants} 签的名单确定之前，无人能知道它。',
  },
  ticket: {
    en: 'Each entrant stands in the list by an opaque id: the SHA-256 of the {what}. That of {id}, which was drawn first, is {ticket}.',
    zh: '名单中每一签都以不透明的编号表示，即{what}的 SHA-256。最先抽中的 {id} 的编号是 {ticket}。',
  },
  salted: {
    en: 'Each entrant stands in the list by an opaque id: the HMAC-SHA-256 of the {what} under the salt {salt}. That of {id}, which was drawn first, is {ticket}.',
    zh: '名单中每一签都以不透明的编号表示，即以盐值 {salt} 为密钥、对{what}求得的 HMAC-SHA-256。最先抽中的 {id} 的编号是 {ticket}。',
  },
  person: { en: 'user id', zh: '用户 ID' },
  post: { en: 'post id', zh: '帖子 ID' },
  hmac: {
    en: 'Its number is the HMAC-SHA-256, under the seed, of the name of the award, a line feed and the opaque id: {digest}.',
    zh: '它的号码是以种子为密钥，对奖项名称、换行、编号求得的 HMAC-SHA-256：{digest}。',
  },
  order: {
    en: 'Do the same with every id of the list: the least number comes first, and so on. Whoever is not in the table above although the number is smaller was passed over, won an earlier award, or has won as often as one may.',
    zh: '对名单中每个编号都这样计算，号码最小者在前，依次类推。号码更小却不在上表中的，是被跳过、已在先前奖项中获奖，或已达每人可得的名额。',
  },
  rfc3797: {
    en: 'The opaque ids in ascending order are numbered from 1; RFC 3797, section 4, with this seed selects number {digest} first.',
    zh: '编号按升序从 1 开始排列；以该种子按 RFC 3797 第 4 节计算，首先选中第 {digest} 号。',
  },
  list: {
    en: 'With the seal file alone, the winners are held against its list by:',
    zh: '只凭封存文件，即可将获奖者与名单核对：',
  },
  all: {
    en: 'With the files, all of this is one command:',
    zh: '若有各个文件，以上全部只需一条命令：',
  },
} as const satisfies Record<string, Wording>

/** A text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

function sealSteps(books: DrawBooks, { entrants }: DrawRecord, { say }: Speaker): ProofStep[] {
  const { seal, run, previous, round, at, randomness, seed } = books
  const repeated = previous === undefined ? say(WORDS.once) : say(WORDS.repeated, { run, previous })
  return [
    { text: `${say(WORDS.published, { seal, entrants })} ${repeated}` },
    { text: say(WORDS.beacon, { round, time: at, randomness }) },
    {
      text: say(WORDS.seed, { seed }),
      command: `printf 'eligo draw 1\\n%s\\n%s\\n' ${seal} ${randomness} | sha256sum`,
    },
  ]
}

function orderSteps(award: string, draw: DrawRecord, salt: string, { say }: Speaker): ProofStep[] {
  const { first, method, over, seed } = draw
  if (!first) return []
  const { id, ticket, digest } = first
  const what = say(over === 'posts' ? WORDS.post : WORDS.person)
  const named = `printf %s ${quoted(id)}`
  const opaque = {
    text: say(salt === '' ? WORDS.ticket : WORDS.salted, { what, id, ticket, salt }),
    command: salt === '' ? `${named} | sha256sum` : `${named} | openssl dgst -sha256 -hmac ${quoted(salt)}`,
  }
  if (method === 'rfc3797') return [opaque, { text: say(WORDS.rfc3797, { digest }) }]
  const command = `printf '%s\\n%s' ${quoted(award)} ${ticket} | openssl dgst -sha256 -hmac ${quoted(seed)}`
  return [opaque, { text: say(WORDS.hmac, { digest }), command }, { text: say(WORDS.order) }]
}

/**
 * How an outsider checks a draw, step by step, with the numbers of this result and commands that any shell has. Empty where
 * nothing was drawn.
 */
export function proofOf({ stage, draw }: StageResult, books: DrawBooks | undefined, speaker: Speaker): ProofStep[] {
  if (!draw) return []
  const { seed, entrants } = draw
  const seeding = books ? sealSteps(books, draw, speaker) : [{ text: speaker.say(WORDS.stated, { seed, entrants }) }]
  const outside = books ? [{ text: speaker.say(WORDS.list), command: 'eligo verify DIR --seal SEAL' }] : []
  const files = books ? 'POSTS… SEAL ROUND' : 'POSTS…'
  const all = { text: speaker.say(WORDS.all), command: `eligo verify DIR -c CAMPAIGN --inputs ${files}` }
  return [...seeding, ...orderSteps(stage, draw, books?.salt ?? '', speaker), ...outside, all]
}
