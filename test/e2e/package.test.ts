import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { RULES } from '../../src/rules/registry.js'

/*
 * The package as users get it: packed, installed into an empty folder, called by its command and by its exports. It has
 * nothing of this clone but what is in the tarball.
 */

const folder = mkdtempSync(join(tmpdir(), 'eligo-package-'))
const RULE_IDS = RULES.map(({ id }) => id).join(', ')
const TSC = resolve('node_modules/.bin/tsc')
const FIXTURE = resolve('fixtures/campaigns/cgn-2025')
let packed: readonly string[] = []

function run(program: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LC_ALL: 'C', NO_COLOR: '1' },
  })
  return { code: status, out: stdout, err: stderr }
}

/** Without a registry, the dependencies that the package declares, and only those, come from this clone. */
function installFromClone(tarball: string): void {
  const home = join(folder, 'node_modules')
  mkdirSync(join(home, '.bin'), { recursive: true })
  expect(run('tar', '-xzf', tarball)).toMatchObject({ code: 0 })
  cpSync(join(folder, 'package'), join(home, 'eligo'), { recursive: true })
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(join(home, name, '..'), { recursive: true })
    symlinkSync(resolve('node_modules', name), join(home, name))
  }
  symlinkSync('../eligo/bin/eligo.js', join(home, '.bin', 'eligo'))
}

const NO_REGISTRY = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/

beforeAll(() => {
  const { stdout } = spawnSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    encoding: 'utf8',
  })
  // An array in older versions of npm, an object by package name in newer ones.
  const [told] = Object.values(JSON.parse(stdout) as Record<string, { filename: string; files: { path: string }[] }>)
  packed = told!.files.map(({ path }) => path)
  const tarball = join(folder, told!.filename)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const install = run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=1', tarball)
  if (NO_REGISTRY.test(install.err)) installFromClone(tarball)
  else expect(install).toMatchObject({ code: 0 })
  cpSync(FIXTURE, join(folder, 'cgn'), { recursive: true })
}, 300_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the packed package', () => {
  it('holds what runs and what describes it, and nothing else', () => {
    const others = packed.filter((path) => !path.startsWith('dist/types/src/'))
    expect(others.filter((path) => !/^(bin|dist)\//.test(path)).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      ...others.filter((path) => path === 'README.zh-CN.md'),
      'package.json',
    ])
    expect(packed).toEqual(
      expect.arrayContaining([
        'bin/eligo.js',
        'bin/package.json',
        ...['cli', 'thread'].flatMap((name) => [`dist/cli/${name}.cjs`, `dist/cli/${name}.cjs.cache`]),
      ]),
    )
    expect(packed).toEqual(expect.arrayContaining(['dist/index.js', 'dist/types/src/index.d.ts']))
    expect(packed.filter((path) => /^dist\/(?!cli\/|page\/|types\/|index\.js$)|\.map$/.test(path))).toEqual([])
  })

  it('installs a command', () => {
    expect(run('npx', '--no-install', 'eligo', '--version')).toEqual({
      code: 0,
      out: `${manifest.version}\n`,
      err: '',
    })
    const check = ['eligo', 'check', 'cgn/posts.csv', '-c', 'cgn/campaign.yaml']
    const printed = run('npx', '--no-install', ...check, '--table', 'allocation', '--format', 'ndjson')
    expect(printed).toMatchObject({ code: 0, err: '' })
    const awards = printed.out
      .split('\n')
      .slice(0, 9)
      .map((line) => JSON.parse(line))
    expect(awards.map(({ status, amount }) => `${amount} ${status}`)).toEqual([
      '333 awarded',
      '200 awarded',
      '200 awarded',
      '100 awarded',
      '100 awarded',
      '100 awarded',
      '100 awarded',
      '100 held',
      '100 awarded',
    ])
    expect(run('npx', '--no-install', ...check, '-o', 'out')).toMatchObject({ code: 0 })
    expect(readdirSync(join(folder, 'out'))).toEqual(
      expect.arrayContaining(['allocation.csv', 'entries.ndjson', 'rejects.csv', 'report.csv', 'result.json']),
    )
  })

  it('gives types to strict programs, in both ways of finding modules, without types of Node or zod', () => {
    writeFileSync(
      join(folder, 'typed.ts'),
      `import { artifacts, check, EligoError, formatDecimal, parseCampaign, parseDecimal, speakerOf, tables, VERSION } from 'eligo'
import { writeCsv, writeJson, writeNdjson } from 'eligo'
import type { Award, Campaign, Check, CheckInputs, Fault, Finding, Lang, Settled, Table, Verdict } from 'eligo'

export async function verdicts(yaml: string, inputs: CheckInputs, lang: Lang): Promise<Map<string, Verdict>> {
  const { campaign, warnings }: { campaign: Campaign; warnings: readonly Fault[] } = await parseCampaign(yaml)
  const checked: Check = await check(campaign, inputs)
  const result: Settled = checked.result
  const table: Table = tables(result, lang).report
  const text: string = [...writeCsv(table), ...writeJson(table), ...writeNdjson(table)].join('')
  const names: readonly string[] = artifacts(checked, lang).map(({ name }) => name)
  const awards: readonly Award[] = result.stages.flatMap((stage) => stage.awards)
  const finding: Finding | undefined = result.kept.map(result.entryOf)[0]?.findings[0]
  const sum: string = formatDecimal(awards.reduce((all, { amount }) => all + (amount ?? 0n), parseDecimal('0') ?? 0n))
  if (warnings.length + text.length + names.length > 0 && finding) speakerOf(lang).finding(finding, sum + VERSION)
  return new Map(result.kept.map(result.entryOf).map(({ postId, decision }) => [postId, decision.verdict]))
}

// @ts-expect-error a campaign is not made of text
void check('rules:', { posts: [] })
// @ts-expect-error there is no such language
tables({} as Settled, 'fr')
export const isOurs = (error: unknown): error is EligoError => error instanceof EligoError
`,
    )
    const common = ['--strict', '--noEmit', '--target', 'es2023', '--lib', 'es2023', '--types', '', 'typed.ts']
    for (const resolution of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ])
      expect(run(TSC, ...resolution, ...common)).toEqual({ code: 0, out: '', err: '' })
  })

  it('does in a program what the command does, byte for byte', () => {
    writeFileSync(
      join(folder, 'program.js'),
      `import { readFile } from 'node:fs/promises'
import { createReadStream } from 'node:fs'
import { mkdirSync, writeFileSync } from 'node:fs'
import { artifacts, check, parseCampaign } from 'eligo'

const read = (name) => readFile('cgn/' + name, 'utf8')
const named = async (name) => ({ name: name.split('/').at(-1), bytes: await read(name) })
const { campaign } = await parseCampaign(await read('campaign.yaml'))
const checked = await check(campaign, {
  posts: [{ name: 'posts.csv', bytes: createReadStream('cgn/posts.csv', { highWaterMark: 1000 }) }],
  references: [await named('reference/grid-article.txt')],
  announcements: [await named('announcement.txt')],
})
mkdirSync('made')
for (const { name, pieces } of artifacts(checked, 'zh')) writeFileSync('made/' + name, Array.from(pieces(), (piece) => Buffer.from(piece)).reduce((all, piece) => Buffer.concat([all, piece])))
process.stdout.write(JSON.stringify(checked.manifest.inputs.map(({ role, name }) => [role, name])))
`,
    )
    expect(run('node', 'program.js')).toEqual({
      code: 0,
      out: '[["posts","posts.csv"],["reference","grid-article.txt"],["announcement","announcement.txt"]]',
      err: '',
    })
    const files = (name: string) => readdirSync(join(folder, name)).sort()
    const text = (...path: string[]) => readFileSync(join(folder, ...path), 'utf8')
    expect(files('made')).toEqual(files('out'))
    // What a program made has no record of its campaign file, whose bytes it never saw.
    const alike = files('made').filter((name) => !['result.json', 'report.html'].includes(name))
    expect(alike.filter((name) => text('made', name) !== text('out', name))).toEqual([])
    const [made, out] = [JSON.parse(text('made', 'result.json')), JSON.parse(text('out', 'result.json'))]
    expect({ ...made, manifest: out.manifest }).toEqual(out)
    expect(made.manifest.campaign).toEqual(out.manifest.campaign)
  })

  it('tells faults as data', () => {
    writeFileSync(
      join(folder, 'faults.js'),
      `import { check, EligoError, formatPlace, parseCampaign, speakerOf, wordFault } from 'eligo'

async function faultsOf(work) {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof EligoError)) throw error
    return error.faults
  }
}
const { campaign } = await parseCampaign('rules: { length: { min: 2 } }')
const posts = (bytes) => check(campaign, { posts: [{ name: 'p.csv', bytes }] })
const faults = [
  ...(await faultsOf(() => parseCampaign('rules:\\n  lenght: { min: 2 }\\n', 'c.yaml'))),
  ...(await faultsOf(() => posts(''))),
  ...(await faultsOf(() => posts('post_id,text\\n1,x\\n'))),
  ...(await posts('post_id,user_id,text\\n1,a,xx\\n2,,x\\n')).result.rejects,
]
for (const fault of faults) console.log(fault.code, formatPlace(fault.place), '|', wordFault(fault, 'en'))
console.log(speakerOf('zh').fault(faults[0]))
`,
    )
    expect(run('node', 'faults.js')).toEqual({
      code: 0,
      out: [
        `unknown-key/near c.yaml:2:3 | lenght is not a key here; did you mean length? Known: ${RULE_IDS}`,
        'empty-input p.csv | there is nothing to read: no header, no rows',
        'missing-column p.csv:1 | no column for user_id; found: post_id, text. Name it with --map field=column or under columns: in the campaign file',
        'missing-value p.csv:3:user_id | user_id is blank or missing; every row needs one',
        `c.yaml:2:3: 此处没有 lenght 这个键，是否应为 length？可用的键：${RULE_IDS}`,
        '',
      ].join('\n'),
      err: '',
    })
  })
})
