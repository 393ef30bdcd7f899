// Makes classes.ts from the data of opencc-js: `node src/text/han-variants/make.mjs`; with --print it only prints it.
//
// Converting Traditional to Simplified leaves differences, because one character has several readings and each region
// its own forms. So characters are not converted: all characters that any of OpenCC's tables puts for one another are
// joined into one class (union-find), and the pairs that only its phrase tables know are joined too.

import { readFileSync, writeFileSync } from 'node:fs'

const dictionary = async (name) => {
  const { default: text } = await import(`../../../node_modules/opencc-js/dist/esm-lib/dict/${name}.js`)
  return text.split('|').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1).split(' ')])
}
const all = async (...names) => (await Promise.all(names.map(dictionary))).flat()

const parent = new Map()
const root = (c) => (parent.has(c) ? root(parent.get(c)) : c)
const join = (a, b) => root(a) !== root(b) && parent.set(root(a), root(b))

const characters = await all(
  'STCharacters',
  'TSCharacters',
  'TWVariants',
  'TWVariantsRev',
  'HKVariants',
  'HKVariantsRev',
)
for (const [from, candidates] of characters) for (const to of candidates) for (const c of to) join(from, c)

const phrases = await all(
  'STPhrases',
  'STPhrases_GeneratedFromRegionalPhrases',
  'TSPhrases',
  'TWVariantsPhrases',
  'TWVariantsRevPhrases',
  'HKVariantsPhrases',
  'HKVariantsRevPhrases',
)
for (const [from, candidates] of phrases)
  for (const to of candidates) {
    const [a, b] = [[...from], [...to]]
    if (a.length === b.length) for (const [i, c] of a.entries()) join(c, b[i])
  }

const classes = new Map()
for (const c of new Set([...parent.keys(), ...parent.values()]))
  classes.set(root(c), [...(classes.get(root(c)) ?? []), c])
const simplified = new Set((await dictionary('STCharacters')).map(([from]) => from))
const byCode = (a, b) => a.codePointAt(0) - b.codePointAt(0)
const lines = [...classes.values()]
  .map((members) => members.sort((a, b) => simplified.has(b) - simplified.has(a) || byCode(a, b)))
  .sort((a, b) => byCode(a[0], b[0]))
  .map((members) => members.join(''))

const { version } = JSON.parse(readFileSync(new URL('../../../node_modules/opencc-js/package.json', import.meta.url)))
const source = `// Made by make.mjs from opencc-js ${version}, whose data are OpenCC's, under the Apache License 2.0. Do not edit.

/** Classes of Chinese characters that are written for one another, parted by blanks; the first stands for its class. */
export const HAN_VARIANTS =
  '${lines.join(' ')}'
`
if (process.argv.includes('--print')) process.stdout.write(source)
else writeFileSync(new URL('classes.ts', import.meta.url), source)
process.stderr.write(
  `${lines.length} classes, the largest: ${lines
    .toSorted((a, b) => [...b].length - [...a].length)
    .slice(0, 8)
    .join(' ')}\n`,
)
