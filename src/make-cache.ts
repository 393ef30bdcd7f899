import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { devNull, tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type Worker } from 'node:worker_threads'
import { WORTH_THREADS } from './io/foresee-threads.js'
import { loadCli, loadThread, optimiseLater } from './start.js'

// Part of the build: leaves the bundles in ASCII, runs the model campaign, so that the functions a check needs are
// compiled, and keeps their bytecode.

declare const __dirname: string

/** Characters of literals as escapes; esbuild leaves those of regular expressions as they are. */
const toAscii = (source: string): string =>
  source.replace(
    /(\\*)([^\0-\x7f])/g,
    (_, slashes: string, unit: string) =>
      // An odd backslash before it escaped the character itself, which needs none.
      `${slashes.slice(slashes.length % 2)}\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

for (const name of ['cli.cjs', 'thread.cjs']) {
  const bundle = join(__dirname, name)
  writeFileSync(bundle, toAscii(readFileSync(bundle, 'utf8')))
}
optimiseLater()
const cli = loadCli()
const thread = loadThread()
const stdout = openSync(devNull, 'w')
const folder = mkdtempSync(join(tmpdir(), 'eligo-'))
const campaign = 'fixtures/campaigns/cgn-2025'

/** A thread that is none: what it compiles must be compiled here. */
function beginThreads() {
  const { port1, port2 } = new MessageChannel()
  thread.bundle.workThrough(port2)
  const worker = Object.assign(port1, { terminate: async () => port1.close() }) as unknown as Worker
  return [{ worker, failure: undefined }]
}

/** The posts of the campaign so many times over that threads are begun for them. */
function writeManyPosts(path: string): void {
  const posts = readFileSync(`${campaign}/posts.csv`)
  const header = posts.indexOf('\n') + 1
  const times = Math.ceil(WORTH_THREADS / (posts.length - header))
  writeFileSync(path, Buffer.concat([posts, ...Array<Buffer>(times).fill(posts.subarray(header))]))
}

/** Runs a check; what it says of a failure is on standard error. */
async function check(posts: string, ...flags: readonly string[]): Promise<void> {
  const argv = ['check', posts, '-c', `${campaign}/campaign.yaml`, '-o', join(folder, 'out'), ...flags]
  const code = await cli.bundle.main(argv, { stdout, beginThreads })
  if (code !== 0) throw new Error(`${argv.join(' ')}: exit ${code}`)
}

async function makeCaches(): Promise<void> {
  const many = join(folder, 'posts.csv')
  await check(`${campaign}/posts.csv`)
  // Now, for small runs have no use for what only a large one compiles, and would have to read it all the same.
  writeFileSync(`${cli.filename}.cache`, cli.script.createCachedData())
  writeManyPosts(many)
  await check(many, '--workers', '2')
  writeFileSync(`${thread.filename}.cache`, thread.script.createCachedData())
}

makeCaches().finally(() => rmSync(folder, { recursive: true }))
