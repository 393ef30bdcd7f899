import script from '#page/main.js.txt'
import style from '#page/page.css.txt'
import type { PageData } from './page-model.js'
import { PAGE_WORDS } from './page-words.js'

const BATCH = 1000

/** JSON that can stand inside an element: nothing in it can end that element or begin another. */
const inElement = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** The data in pieces, the many posts last. */
function* dataPieces({ posts, ...others }: PageData): Generator<string> {
  yield `${inElement(others).slice(0, -1)},"posts":{"isWhole":${posts.isWhole},"rows":[`
  for (let at = 0; at < posts.rows.length; at += BATCH) {
    const batch = posts.rows.slice(at, at + BATCH)
    yield `${at === 0 ? '' : ',\n'}${inElement(batch).slice(1, -1)}`
  }
  yield ']}}'
}

/**
 * report.html in pieces. The markup is the same for every result: what comes from data stands in an element that nothing
 * executes, and reaches the page as text only.
 *
 * @param sha256 gives the SHA-256 of a text in base64, for the policy that lets just this style and this script in
 */
export function* pageOf(data: PageData, sha256: (text: string) => string): Generator<string> {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${sha256(style)}'`,
    `script-src 'sha256-${sha256(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ]
  yield [
    '<!doctype html>',
    `<html lang="${data.lang === 'zh' ? 'zh-CN' : 'en'}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<title>eligo</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<noscript><p>${PAGE_WORDS.noscript[data.lang]}</p></noscript>`,
    '<script type="application/json" id="data">',
  ].join('\n')
  yield* dataPieces(data)
  yield `</script>\n<script>${script}</script>\n</body>\n</html>\n`
}
