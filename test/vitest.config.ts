import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Imports of the page's script and style give their text, as the bundler does it for the program: built before tests. */
const pageTexts = {
  name: 'page-texts',
  enforce: 'pre' as const,
  resolveId: (id: string) => (id.startsWith('#page/') ? `\0${id}` : undefined),
  load(id: string) {
    if (!id.startsWith('\0#page/')) return undefined
    const file = fileURLToPath(new URL(`../dist/page/${id.slice('\0#page/'.length)}`, import.meta.url))
    return `export default ${JSON.stringify(readFileSync(file, 'utf8'))}`
  },
}

export default defineConfig({
  plugins: [pageTexts],
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/**/*.test.ts'],
    // One is left free unless told otherwise: of the two cores on CI that would be half.
    maxWorkers: '100%',
    // Whole processes, browsers and property tests share them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', './test/closing-line.ts'],
  },
})
