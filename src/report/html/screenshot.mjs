// Makes the pictures of report.html in the READMEs, of the model campaign: `npm run screenshot`. Needs Chromium, by
// CHROMIUM or at /usr/bin/chromium, and fonts for Chinese.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const CAMPAIGN = 'fixtures/campaigns/cgn-2025'
/** A copy, with its source beside it. */
const POST = '480319823'
const PICTURES = { en: 'report-page.png', zh: 'report-page.zh-CN.png' }

const folder = mkdtempSync(join(tmpdir(), 'eligo-screenshot-'))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
for (const [lang, picture] of Object.entries(PICTURES)) {
  const out = join(folder, lang)
  const args = ['check', `${CAMPAIGN}/posts.csv`, '-c', `${CAMPAIGN}/campaign.yaml`, '-o', out, '--lang', lang]
  const { status, stderr } = spawnSync(process.execPath, ['bin/eligo.js', ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const page = await browser.newPage({ viewport: { width: 1200, height: 960 }, colorScheme: 'light' })
  await page.goto(`${pathToFileURL(join(out, 'report.html')).href}#/post/${POST}`)
  await page.locator('#sheet[open] .pair').first().waitFor()
  await page.screenshot({ path: join('src/report/html', picture) })
}
await browser.close()
rmSync(folder, { recursive: true })
