import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
// @ts-expect-error: a script of the benchmarks, without types
import { csvLines } from '../bench/make-posts.mjs'
import { blocksOf } from '../readme/blocks.js'
import { CAMPAIGN, createWorkplace, exportOf, PROGRAM } from './program.js'

const CGN = resolve('fixtures/campaigns/cgn-2025')
const NOTE = 'eligo: '

describe('scan and settle', { timeout: 300_000 }, () => {
  const { eligo, bash, put, path, read } = createWorkplace()

  /** Three exports: copies of posts of another, a row that comes again, one in conflict, and rows that cannot be read. */
  const [header, ...rows]: string[] = [...csvLines(3_000)]
  const bad = '7100000000000000001,30000001,2025-02-30 10:00:00,no such day,,,,1,2\r\n'
  const changed = rows[7]!.replace(',是,', ',否,').replace(/,\d+,(?=[\d.]+\r\n$)/, ',99999,')
  const exports = {
    'part-1.csv': [header, ...rows.slice(0, 1_000), bad].join(''),
    'part-2.csv': [header, ...rows.slice(1_000, 2_000), rows[5], changed].join(''),
    'part-3.csv': [header, ...rows.slice(2_000), bad.replace('7100000000000000001', '1.98E+18')].join(''),
  }
  const names = Object.keys(exports)
  const scans = names.map((name) => name.replace('.csv', '.scan'))
  const joined = ['--people', `${CGN}/people.csv`, '--scores', `${CGN}/scores.csv`]

  beforeAll(() => {
    for (const [name, text] of Object.entries(exports)) put(name, text)
    put('other.yaml', `${CAMPAIGN}# another\n`)
    for (const [at, name] of names.entries()) {
      const { code, err } = eligo('scan', path(name), '-c', `${CGN}/campaign.yaml`, '-o', path(scans[at]!))
      expect([code, err]).toEqual([0, ''])
    }
  })

  it('give, byte for byte, what one check gives', () => {
    const form = ['-c', `${CGN}/campaign.yaml`, ...joined, '-o']
    const whole = eligo('check', ...names.map((name) => path(name)), ...form, path('whole'))
    const parts = eligo('settle', ...scans.map((name) => path(name)), ...form, path('parts'))
    expect(read('parts')).toEqual(read('whole'))
    expect([parts.code, parts.err]).toEqual([whole.code, whole.err])
    expect(parts.out.replaceAll('parts', 'whole')).toBe(whole.out)
    // What only settle can see must be among it: copies across the exports, rows that came again, rows that differ.
    expect(whole.code).toBe(1)
    const rejects = read('whole')['rejects.csv']!
    for (const code of ['repeated-row', 'conflicting-duplicate', 'bad-time', 'damaged-id'])
      expect(rejects).toContain(`,${code},`)
    expect(read('whole')['report.csv']!.match(/,ineligible,originality,/g)!.length).toBeGreaterThan(250)
  })

  it('name an export that came through a pipe', () => {
    const form = `-c ${CGN}/campaign.yaml`
    const script = names
      .map((name, at) => `cat ${name} | eligo scan - ${form} --name ${name} -o piped-${at}.scan`)
      .join(' && ')
    const { code, err } = bash(`cd "${path()}" && ${script} && eligo settle piped-*.scan ${form} -o piped`)
    expect([code, err.includes('eligo:')]).toEqual([1, false])
    const { code: checked } = bash(`cd "${path()}" && eligo check part-*.csv ${form} -o unpiped`)
    expect(checked).toBe(1)
    expect(read('piped')).toEqual(read('unpiped'))
  })

  it('do with JSON and mapped columns what check does', () => {
    const posts = `${CGN}/posts.json`
    const form = ['-c', `${CGN}/campaign.yaml`]
    expect(eligo('scan', posts, ...form, '--map', 'score=likes', '-o', path('json.scan')).code).toBe(0)
    eligo('check', posts, ...form, '--map', 'score=likes', '-o', path('json-whole'))
    eligo('settle', path('json.scan'), ...form, '-o', path('json-parts'))
    expect(read('json-parts')).toEqual(read('json-whole'))
  })

  it('refuse a scan of another campaign, and name both digests', () => {
    const { code, err } = eligo('settle', path(scans[0]!), '-c', path('other.yaml'), '-o', path('refused'))
    expect(code).toBe(2)
    expect(err).toMatch(/part-1\.scan: the scan file was made for another campaign file: its digest is [0-9a-f]{64}/)
  })

  it('refuse an export that is in two scans, and scans that were read otherwise', () => {
    const form = ['-c', `${CGN}/campaign.yaml`, '-o', path('refused')]
    const twice = eligo('settle', path(scans[0]!), path('json.scan'), path(scans[0]!), ...form)
    expect([twice.code, twice.err]).toEqual([2, expect.stringContaining(`${NOTE}${path('json.scan')}: the scan file`)])
    eligo('scan', path(names[0]!), '-c', `${CGN}/campaign.yaml`, '-o', path('again.scan'))
    const again = eligo('settle', path(scans[0]!), path('again.scan'), ...form)
    expect(again.code).toBe(2)
    expect(again.err).toContain('again.scan: the export')
    expect(again.err).toContain('is in this scan file and in')
  })

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200), 'the scan file is cut short'],
    ['without its end', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1), 'the scan file is cut short'],
    ['with something behind it', (bytes: Buffer) => Buffer.concat([bytes, bytes]), 'the scan file is cut short'],
    [
      'changed in one bit',
      (bytes: Buffer) => {
        const changed = Buffer.from(bytes)
        changed[changed.length >> 1]! ^= 1
        return changed
      },
      'the scan file is cut short or was changed',
    ],
    ['an export', () => Buffer.from(exports['part-1.csv']), 'this is no scan file'],
    ['nothing', () => Buffer.alloc(0), 'this is no scan file'],
    ['some JSON', () => Buffer.from('{"a": [1]}\n'), 'this is no scan file'],
  ])('refuse a file that is %s', (_, change, said) => {
    writeFileSync(path('bad.scan'), change(readFileSync(path(scans[0]!))))
    const { code, err } = eligo('settle', path('bad.scan'), '-c', `${CGN}/campaign.yaml`, '-o', path('refused'))
    expect([code, err]).toEqual([2, expect.stringContaining(`bad.scan: ${said}`)])
    expect(bash(`ls "${path()}/refused"`).code).not.toBe(0)
  })

  it('leave an older scan file whole where the export cannot be read, and never write over the export', () => {
    put('campaign.yaml', CAMPAIGN)
    put('one.csv', exportOf(3))
    const form = ['-c', path('campaign.yaml'), '-o']
    expect(eligo('scan', path('one.csv'), ...form, path('one.scan')).code).toBe(0)
    const before = readFileSync(path('one.scan'))
    put('broken.csv', 'a,b\n1,2\n')
    expect(eligo('scan', path('broken.csv'), ...form, path('one.scan')).code).toBe(2)
    expect(readFileSync(path('one.scan')).equals(before)).toBe(true)
    expect(eligo('scan', path('one.csv'), ...form, path('one.csv')).code).toBe(2)
    expect(readFileSync(path('one.csv'), 'utf8')).toBe(exportOf(3))
    expect(bash(`ls -A "${path()}" | grep -c '^\\.eligo'`).out.trim()).toBe('0')
  })

  // CI installs GNU parallel; elsewhere it may be missing.
  const hasParallel = spawnSync('parallel', ['--version']).status === 0
  it.skipIf(!hasParallel && !process.env.CI)('run under GNU parallel as the README shows', () => {
    expect(hasParallel, 'GNU parallel is missing').toBe(true)
    const block = blocksOf(readFileSync('README.md', 'utf8')).find(({ text }) => text.includes('| parallel '))!
    put('campaign.yaml', CAMPAIGN)
    const all = exportOf(50, { bad: 2 })
    const [head, ...lines] = all.trimEnd().split('\n')
    const [first, second] = [lines.slice(0, 20), lines.slice(20)]
    bash(`mkdir -p "${path('parallel')}"`)
    put('parallel/posts-1.csv', `${[head, ...first].join('\n')}\n`)
    put('parallel/posts-2.csv', `${[head, ...second].join('\n')}\n`)
    put('parallel/campaign.yaml', CAMPAIGN)
    // parallel starts programs, so the program is put on the path under its name.
    put('parallel/eligo', `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`)
    const ran = bash(`cd "${path('parallel')}" && chmod +x eligo && PATH="$PWD:$PATH" && unset -f eligo\n${block.text}`)
    expect(ran.err).not.toMatch(/eligo:|parallel:/)
    const checked = bash(`cd "${path('parallel')}" && eligo check posts-1.csv posts-2.csv -o whole`)
    expect(ran.code).toBe(checked.code)
    expect(read('parallel/out')).toEqual(read('parallel/whole'))
  })
})
