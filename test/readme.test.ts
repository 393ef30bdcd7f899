import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { parseCampaign } from '../src/index.js'
import { type Block, blocksOf, examplesOf, isShown } from './readme/blocks.js'
import { openWorkshop } from './readme/workshop.js'

/*
 * Every example of the READMEs is run. How a fenced block is taken depends on its language:
 *
 *   console   commands after `$ ` and what they print, both streams, compared line for line. They run in the order of the
 *             file in one throw-away folder that holds a copy of fixtures/, so a later block sees what an earlier one
 *             wrote. `eligo` is the built program. A line `…` stands for lines left out. Where the exit code matters,
 *             show it: `$ eligo …; echo "exit code $?"`; any other command has to end with 0. A command that ends in a
 *             backslash goes on in the next line.
 *   yaml      a campaign file, or a part that is valid by itself: it has to pass `eligo validate` without a warning.
 *             (Other YAML, such as a workflow: `yml`, which is not looked at.)
 *   ts        a program that uses the package: type-checked strictly, then run; what it prints has to be the text of the
 *             block `text` that follows, if one does.
 *   any       after a comment `<!-- file: NAME -->` the block is saved under that name in the folder first.
 *
 * All other blocks (sh, yml, text, csv …) are only shown. After a change of output, rewrite the outputs of all console
 * and text blocks with `npm run readme`, and read the diff: what it says is what you promise.
 */

const READMES = [
  { file: 'README.md', locale: 'C.UTF-8' },
  { file: 'README.zh-CN.md', locale: 'zh_CN.UTF-8' },
].filter(({ file }) => existsSync(file))

const isRewriting = process.env.README_REWRITE === '1'
const TSC = resolve('node_modules/.bin/tsc')
const STRICT = '--strict --module nodenext --target es2023 --types node --noEmit --skipLibCheck false'

describe.each(READMES)('the examples of $file', ({ file, locale }) => {
  const markdown = readFileSync(file, 'utf8')
  const blocks = blocksOf(markdown)
  const workshop = openWorkshop(locale)
  /** Rewritten blocks by the line of their fence. */
  const rewritten = new Map<number, string>()
  afterAll(() => {
    workshop.close()
    if (rewritten.size > 0) writeFileSync(file, rewrite(markdown, blocks, rewritten))
  })

  it('are there', () => {
    expect(blocks.filter(({ language }) => language === 'console').length).toBeGreaterThan(5)
  })

  for (const [index, block] of blocks.entries()) {
    if (block.file !== undefined)
      it(`line ${block.line}: saves ${block.file}`, () => workshop.save(block.file!, block.text))

    if (block.language === 'console')
      it(`line ${block.line}: ${examplesOf(block)[0]?.command}`, () => {
        const runs = examplesOf(block).map((example) => ({ ...example, ...workshop.run(example.command) }))
        if (isRewriting && !runs.every(({ output, printed }) => isShown(output, printed)))
          rewritten.set(block.line, runs.map(({ command, printed }) => `$ ${command}\n${printed}`).join(''))
        else
          for (const { command, output, printed, code } of runs) {
            if (!isShown(output, printed)) expect(printed, command).toBe(output)
            expect(code, command).toBe(0)
          }
      })

    if (block.language === 'yaml')
      it(`line ${block.line}: is a campaign file`, async () => {
        expect((await parseCampaign(block.text)).warnings).toEqual([])
      })

    if (block.language === 'ts')
      it(`line ${block.line}: is a program`, () => {
        const name = `example-${block.line}`
        workshop.save(`${name}.mts`, block.text)
        expect(workshop.run(`${TSC} ${STRICT} ${name}.mts`)).toEqual({ printed: '', code: 0 })
        workshop.save(`${name}.mjs`, transformSync(block.text, { loader: 'ts' }).code)
        const { printed, code } = workshop.run(`node ${name}.mjs`)
        const next = blocks[index + 1]
        if (next?.language === 'text') {
          if (isRewriting && printed !== next.text) rewritten.set(next.line, printed)
          else expect(printed).toBe(next.text)
        }
        expect(code, printed).toBe(0)
      })
  }
})

/** The Markdown with the contents of some blocks replaced. */
function rewrite(markdown: string, blocks: readonly Block[], contents: ReadonlyMap<number, string>): string {
  const lines = markdown.split('\n')
  for (const { line, text } of blocks.toReversed()) {
    const content = contents.get(line)
    if (content !== undefined) lines.splice(line, text.split('\n').length - 1, ...content.split('\n').slice(0, -1))
  }
  return lines.join('\n')
}
