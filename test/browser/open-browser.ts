import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const path = PATHS.find((candidate) => existsSync(candidate))

/** Without a browser these tests are skipped, except on CI, where the lack is a failure. */
export const isBrowserMissing = path === undefined && process.env.CI !== 'true'

/** The name of a suite that needs a browser: says why it is skipped. */
export const inBrowser = (name: string): string =>
  isBrowserMissing ? `${name} (skipped: no browser at ${PATHS.join(', ')})` : name

export function launch(): Promise<Browser> {
  if (path === undefined) throw new Error(`no browser at ${PATHS.join(', ')}`)
  return chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
}

/** A page in the browser with everything that it complains of or asks for. */
export interface Opened {
  readonly page: Page
  /** Console messages, errors, dialogs and violations of the page's own policy. */
  readonly complaints: string[]
  /** Requests besides the one for the page itself. */
  readonly requests: string[]
}

/** Writes a page into a folder of its own and opens it from there, as a person would. */
export async function openPage(browser: Browser, html: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'eligo-page-'))
  const file = join(folder, 'report.html')
  writeFileSync(file, html)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options })
  page.on('close', () => rmSync(folder, { recursive: true, force: true }))
  const complaints: string[] = []
  const requests: string[] = []
  const url = pathToFileURL(file).href
  page.on('console', (message) => complaints.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url() !== url) requests.push(request.url())
  })
  page.on('requestfailed', (request) => {
    // Stopped by the page's own policy, so it never left.
    if (request.failure()?.errorText === 'csp') requests.splice(requests.indexOf(request.url()), 1)
  })
  await page.addInitScript("addEventListener('securitypolicyviolation', (e) => console.log(e.violatedDirective))")
  await page.goto(url)
  return { page, complaints, requests }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds wrong: the rule, and the elements it is broken by. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`)
}
