import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Whether V8 turned down the bytecode that the build left of a bundle; undefined where there was none. */
function isRejected(loader: 'loadCli' | 'loadThread', before: string): unknown {
  const script = `const start = require('./dist/cli/start.cjs'); ${before}
    process.stdout.write(String(start.${loader}().script.cachedDataRejected))`
  return execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' })
}

// What is turned down is compiled again without a word: the program would only be slower.
it.each(['loadCli', 'loadThread'] as const)('%s takes the bytecode that the build left', (loader) => {
  expect(isRejected(loader, 'start.optimiseLater()')).toBe('false')
  // The same test fails where V8 is tuned in another way than in the build.
  expect(isRejected(loader, '')).toBe('true')
})
