import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessibilityFaults, inBrowser, isBrowserMissing, launch, openPage } from './open-browser.js'
import { awardsPage, decidedPage, HOSTILE, hostilePage, largePage, modelPage } from './report-pages.js'

const SIZES = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
] as const
const THEMES = ['light', 'dark'] as const
const LOOKS = SIZES.flatMap((viewport, size) =>
  THEMES.map((colorScheme, theme) => ({ viewport, colorScheme, lang: (['zh', 'en'] as const)[(size + theme) % 2]! })),
)

const idsIn = (page: Page): Promise<string[]> => page.locator('#posts-table tbody th a').allTextContents()
const found = (page: Page): Promise<string | null> => page.locator('#posts [role=status]').textContent()
const openedTitle = (page: Page): Promise<string | null> => page.locator('#sheet[open] h2').textContent()

describe.skipIf(isBrowserMissing)(inBrowser('report.html in a browser'), () => {
  let browser: Browser
  let zh: string
  let en: string
  beforeAll(async () => {
    browser = await launch()
    zh = await modelPage('zh')
    en = await modelPage('en')
  })
  afterAll(() => browser?.close())

  it('asks for nothing and complains of nothing', async () => {
    const { page, complaints, requests } = await openPage(browser, zh)
    await page.locator('#posts-table tbody a').first().click()
    expect(await openedTitle(page)).toBe('帖子 480312687')
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] })
    await page.close()
  })

  it('lets in no script, style or request but its own', async () => {
    const { page, complaints, requests } = await openPage(browser, en)
    await page.evaluate(`(() => {
      const script = document.createElement('script')
      script.textContent = 'window.broken = 1'
      const image = document.createElement('img')
      image.src = 'https://example.com/pixel.png'
      const style = document.createElement('style')
      style.textContent = 'body { display: none }'
      document.body.append(script, image, style)
      return fetch('https://example.com/').catch(() => {})
    })()`)
    expect(await page.evaluate('window.broken')).toBeUndefined()
    expect(await page.locator('h1').isVisible()).toBe(true)
    await page.waitForTimeout(200)
    expect(requests).toEqual([])
    const blocked = complaints.filter((complaint) => /^console: [a-z-]+$/.test(complaint)).sort()
    expect(blocked).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'].map((d) => `console: ${d}`))
    await page.close()
  })

  it('shows hostile data as text', async () => {
    const { page, complaints, requests } = await openPage(browser, await hostilePage())
    expect(await idsIn(page)).toEqual(HOSTILE.map((text, i) => `p${i} ${text}`))
    for (const [i, text] of HOSTILE.entries()) {
      await page.evaluate(`location.hash = '#/post/' + encodeURIComponent(${JSON.stringify(`p${i} ${text}`)})`)
      await page.locator(`#sheet[open] h2:text-is(${JSON.stringify(`Post p${i} ${text}`)})`).waitFor()
    }
    expect(await page.locator('img, b:not(.sum b), svg:not([role=img]):not(.bar), script').count()).toBe(2)
    expect(await page.evaluate('({}).polluted')).toBeUndefined()
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] })
    await page.close()
  })

  it('searches, filters, sorts and opens by mouse', async () => {
    const { page } = await openPage(browser, en)
    expect(await found(page)).toBe('188 of 188 posts')
    await page.fill('#search', '480319823')
    expect(await idsIn(page)).toEqual(['480319823'])
    await page.click('#reset')
    await page.selectOption('#verdict', 'review')
    expect((await idsIn(page)).length).toBe(12)
    expect(await page.locator('#posts-table tbody .mark.review').count()).toBe(12)
    await page.selectOption('#verdict', '')
    await page.selectOption('#rule', { label: 'length' })
    expect(await page.locator('#posts-table tbody .chips:not(.narrow) .chip.fail', { hasText: 'length' }).count()).toBe(
      12,
    )
    await page.selectOption('#outcome', 'pass')
    expect(await found(page)).toBe('176 of 188 posts')
    await page.click('#reset')
    await page.click('#posts-table thead button:text("length")')
    const shortest = await page.locator('#posts-table tbody tr').first().locator('td.number').first().textContent()
    await page.click('#posts-table thead button:text("length")')
    const longest = await page.locator('#posts-table tbody tr').first().locator('td.number').first().textContent()
    expect(Number(shortest)).toBeLessThan(80)
    expect(Number(longest!.replace(',', ''))).toBeGreaterThan(400)
    expect(await page.locator('th[aria-sort=descending]').textContent()).toContain('length')
    await page.click('#reset')
    await page.selectOption('#standing', 'anyPrize')
    expect(await found(page)).toBe('9 of 188 posts')
    await page.click('#rules button:text-is("originality")')
    expect(await page.inputValue('#rule')).toBe('6')
    await page.click('#posts-table tbody a')
    await page.click('#sheet button:text("Next post")')
    expect(await page.locator('#sheet[open] tbody tr').count()).toBeGreaterThanOrEqual(7)
    await page.close()
  })

  it('turns pages', async () => {
    const { page } = await openPage(browser, en)
    const first = await idsIn(page)
    await page.click('.pager button:text("Next")')
    const second = await idsIn(page)
    expect([first.length, second.length]).toEqual([50, 50])
    expect(new Set([...first, ...second]).size).toBe(100)
    await page.click('.pager button:text("Last")')
    expect((await idsIn(page)).length).toBe(38)
    expect(await page.locator('.pager button:text("Next")').isDisabled()).toBe(true)
    await page.close()
  })

  it('can be used by keyboard alone', async () => {
    const { page } = await openPage(browser, en)
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the table of posts')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.id')).toBe('search')
    await page.keyboard.type('480319823')
    const link = '#posts-table tbody a'
    for (let presses = 0; presses < 30; presses++) {
      if (await page.evaluate(`document.activeElement.matches('${link}')`)) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Enter')
    await page.locator('#sheet[open]').waitFor()
    expect(await openedTitle(page)).toBe('Post 480319823')
    await page.keyboard.press('Escape')
    await page.locator('#sheet[open]').waitFor({ state: 'detached' })
    expect(await page.evaluate(`document.activeElement.matches('${link}')`)).toBe(true)
    await page.close()
  })

  it('opens the post that its address names', async () => {
    const { page } = await openPage(browser, en)
    await page.goto(`${page.url()}#/post/480319823`)
    await page.reload()
    expect(await openedTitle(page)).toBe('Post 480319823')
    await page.goto(page.url().replace('480319823', 'nobody'))
    await page.locator('#sheet[open] :text("does not hold the post nobody")').waitFor()
    await page.close()
  })

  it('shows what humans decided: listed, with the post, in its row, and found by the reviewer', async () => {
    const { page, complaints } = await openPage(browser, await decidedPage('zh'))
    const listed = await page.locator('#rulings tbody tr').allTextContents()
    expect(listed).toHaveLength(4)
    expect(listed[0]).toContain('王芳 取消其获奖资格：<b>多次违规</b>')
    await page.fill('#search', '李雷')
    expect((await idsIn(page)).sort()).toEqual(['480318665', '480319411'])
    expect(await page.locator('#posts-table tbody tr', { hasText: '480319411' }).textContent()).toContain(
      '李雷 裁定通过：证件已核对',
    )
    await page.click('#posts-table a:text-is("480319411")')
    expect(await page.locator('#sheet[open] section[aria-label=人工裁定] li').allTextContents()).toEqual([
      '李雷 裁定通过：证件已核对',
    ])
    // The rules stand as they were.
    expect(await page.locator('#sheet tbody tr').count()).toBe(7)
    expect(await page.locator('.contents a[href="#rulings"]').textContent()).toBe('人工裁定')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  it('lists near misses, folded', async () => {
    const { page } = await openPage(browser, en)
    const misses = page.locator('#rules details')
    expect(await misses.locator('summary').textContent()).toMatch(/^Near misses: failed by one rule alone \(\d+\)$/)
    await misses.locator('summary').click()
    expect(await misses.locator('tr', { hasText: '480316503' }).textContent()).toContain('length1length 79')
    await misses.locator('a:text-is("480316503")').click()
    expect(await openedTitle(page)).toBe('Post 480316503')
    await page.close()
  })

  it.each(LOOKS)(
    'fits and reads well with several awards: $viewport.width px, $colorScheme, $lang',
    async ({ lang, ...look }) => {
      const { page, complaints } = await openPage(browser, await awardsPage(lang), look)
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
      expect(await page.locator('#prizes h3').allTextContents()).toEqual([
        '评选',
        '抽奖',
        lang === 'zh' ? '合计' : 'In all',
      ])
      expect(
        await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
      ).toBeLessThanOrEqual(0)
      expect(await accessibilityFaults(page)).toEqual([])
      expect(complaints).toEqual([])
      await page.close()
    },
    180_000,
  )

  it('shows copied passages beside their source', async () => {
    const { page } = await openPage(browser, en)
    await page.goto(`${page.url()}#/post/480319823`)
    await page.locator('#sheet[open] .pair').first().waitFor()
    const sides = await page.locator('#sheet .pair').first().locator('blockquote').allTextContents()
    // The copy hides behind characters of no width.
    expect(sides[0]!.replaceAll('\u200b', '')).toContain('房租高到离谱')
    expect(sides[1]).toContain('房租高到离谱')
    expect(await page.locator('#sheet .pair mark').count()).toBeGreaterThan(1)
    expect(await page.locator('#sheet h4').first().textContent()).toContain('480310800')
    await page.close()
  })

  it.each(LOOKS)(
    'fits and reads well: $viewport.width px, $colorScheme, $lang',
    async ({ lang, ...look }) => {
      const { page } = await openPage(browser, lang === 'zh' ? zh : en, look)
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
      await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true")
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
      expect(await accessibilityFaults(page)).toEqual([])
      await page.evaluate("location.hash = '#/post/480319823'")
      await page.locator('#sheet[open]').waitFor()
      expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0)
      expect(await accessibilityFaults(page)).toEqual([])
      const background: string = await page.evaluate('getComputedStyle(document.body).backgroundColor')
      const [red] = background.match(/\d+/g)!.map(Number)
      expect(red! > 127).toBe(look.colorScheme === 'light')
      await page.close()
    },
    180_000,
  )

  it('prints all of the table, on white, without its controls', async () => {
    const { page, complaints } = await openPage(browser, en, { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect((await idsIn(page)).length).toBe(188)
    expect(await page.locator('.toolbar').isVisible()).toBe(false)
    expect(await page.locator('details:not([open])').count()).toBe(0)
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect((await idsIn(page)).length).toBe(50)
    expect((await page.pdf()).subarray(0, 5).toString()).toBe('%PDF-')
    await page.evaluate("location.hash = '#/post/480319823'")
    await page.locator('#sheet[open]').waitFor()
    expect(await page.locator('main').isVisible()).toBe(false)
    expect(complaints).toEqual([])
    await page.close()
  })

  it('stays quick with 20,000 posts', async () => {
    const html = await largePage(20_000, 'zh')
    const { page, complaints } = await openPage(browser, html)
    expect(await found(page)).toMatch(/^(19|20),\d{3} 条中的/)
    const firstView = await page.evaluate(`new Promise((done) => {
      new PerformanceObserver((list, observer) => {
        const paint = list.getEntriesByName('first-contentful-paint')[0]
        if (paint) done(paint.startTime)
        if (paint) observer.disconnect()
      }).observe({ type: 'paint', buffered: true })
    })`)
    const time = (id: string, value: string) =>
      page.evaluate(`new Promise((done) => {
        const control = document.getElementById('${id}')
        const begun = performance.now()
        control.value = '${value}'
        control.dispatchEvent(new Event('input', { bubbles: true }))
        document.body.offsetHeight
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)))
      })`)
    const times = {
      'first view': firstView,
      'filter by verdict': await time('verdict', 'ineligible'),
      'filter by rule': await time('rule', '1'),
      'search, first': await time('search', '4804'),
      'search, next': await time('search', '48041'),
      'sort by length': await time('sort', 'length'),
    }
    const shown = Object.entries(times).map(([name, ms]) => `${name} ${Math.round(Number(ms))} ms`)
    process.stdout.write(
      `report.html with 20,000 posts, ${(html.length / 1e6).toFixed(1)} M characters: ${shown.join(', ')}\n`,
    )
    expect(Buffer.byteLength(html)).toBeLessThan(15e6)
    expect(complaints).toEqual([])
    await page.close()
  })
})
