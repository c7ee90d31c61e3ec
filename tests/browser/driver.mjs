// Opens pages in a real Chromium and says, in JSON on standard output, what it saw of each.
//
// Asked on standard input: {"browser", "axe", "puppeteer": paths, "pages": [{"name", "file", "brief", "pdf", "picture"}]}; `brief`
// is a page that is only another by its words: it is looked at once. Answered: {name: what `told` gives}.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const asked = JSON.parse(readFileSync(0, 'utf8'))
const { default: puppeteer } = await import(pathToFileURL(asked.puppeteer))
const axe = readFileSync(asked.axe, 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'RGAAv4', 'best-practice']
// The sizes that WCAG 1.4.10 names: 320 wide, and 1280 at 200 % and at 400 %, which is how a browser zooms.
const SIZES = { phone: [320, 568, 1], zoom200: [640, 400, 2], tablet: [768, 1024, 1], laptop: [975, 600, 1], wide: [1040, 600, 1], screen: [1280, 900, 1] }

const browser = await puppeteer.launch({
  executablePath: asked.browser, headless: true,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
})

async function sized(page, size) {
  const [width, height, deviceScaleFactor] = SIZES[size]
  await page.setViewport({ width, height, deviceScaleFactor })
}

// What axe leaves to a person of the contrast of a text (over a drawing, of a sign): its ratio with the nearest plain
// ground, and whatever else is drawn in its place.
const settled = target => {
  const each = document.querySelector(target)
  const parse = text => text.match(/[\d.]+/g).map(Number)
  const light = ([r, g, b]) => [r, g, b].map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, rank) => sum + part * [0.2126, 0.7152, 0.0722][rank], 0)
  let ground = [255, 255, 255]
  for (let at = each; at; at = at.parentElement) {
    const colour = parse(getComputedStyle(at).backgroundColor)
    if (colour.length === 3 || colour[3] === 1) { ground = colour; break }
  }
  const look = getComputedStyle(each)
  const [one, other] = [light(parse(each.matches('svg *') ? look.fill : look.color)), light(ground)]
  const box = each.getBoundingClientRect()
  const meets = shape => {
    const its = shape.getBoundingClientRect()
    return its.left < box.right - 1 && box.left < its.right - 1 && its.top < box.bottom - 1 && box.top < its.bottom - 1
  }
  const shapes = [...(each.closest('svg')?.querySelectorAll('rect, path, circle, polygon, text') ?? [])]
  const under = shapes.filter(shape => shape !== each && !shape.closest('defs, pattern') && getComputedStyle(shape).fill !== 'none' && meets(shape))
  return { ratio: (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05), under: under.map(shape => shape.outerHTML.slice(0, 100)) }
}

async function inspected(page, rules) {
  const only = rules ? { type: 'rule', values: rules } : { type: 'tag', values: TAGS }
  const found = await page.evaluate(runOnly => axe.run(document, {
    runOnly, resultTypes: ['violations', 'incomplete'], ...(runOnly.type === 'tag' ? { rules: { 'target-size': { enabled: true } } } : {}),
  }), only)
  const told = ['violations', 'incomplete'].flatMap(kind => found[kind].flatMap(rule => rule.nodes.map(node => ({
    kind, rule: rule.id, target: node.target.join(' '), html: node.html.slice(0, 200),
    why: [...node.any, ...node.all, ...node.none].map(check => check.message).join('; '),
  }))))
  for (const each of told) {
    if (each.kind === 'incomplete' && each.rule === 'color-contrast') each.settled = await page.evaluate(settled, each.target)
  }
  return told
}

// Whatever goes beyond the right edge, and why a reader would have to scroll sideways.
const overflowing = () => {
  const width = document.documentElement.clientWidth
  const seen = [...document.querySelectorAll('body *')].filter(each => {
    const box = each.getBoundingClientRect()
    return box.width > 1 && box.right > width + 1 && !each.closest('.cache, .evitement, thead, svg')
  })
  const spilt = [...document.querySelectorAll('.chiffres li, td, th, dd, dt')].filter(each =>
    each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1 && !each.closest('thead') && !each.querySelector('svg'))
  const scrolls = document.documentElement.scrollWidth > width ? ['(the page scrolls)'] : []
  return seen.concat(spilt).map(each => each.outerHTML.slice(0, 120)).slice(0, 5).concat(scrolls)
}

// Texts that an ancestor cuts, where nobody can scroll to them.
const cut = () => [...document.querySelectorAll('body *')].filter(each => {
  const look = getComputedStyle(each)
  return /hidden|clip/.test(look.overflow) && each.scrollWidth > each.clientWidth + 1 && each.innerText?.trim() && !each.matches('.cache, thead')
}).map(each => each.outerHTML.slice(0, 120))

const structure = () => ({
  lang: document.documentElement.lang,
  title: document.title,
  headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => [Number(each.tagName[1]), each.innerText.trim()]),
  tables: [...document.querySelectorAll('table')].map(each => ({
    caption: each.caption?.textContent.trim() ?? '',
    role: each.getAttribute('role'),
    heads: [...each.querySelectorAll('th')].map(head => [head.scope, head.textContent.trim()]),
    ragged: [...each.rows].some(row => row.cells.length !== each.rows[0].cells.length),
  })),
  landmarks: ['header', 'main', 'footer'].map(each => document.querySelectorAll(`body > ${each}`).length),
  pictures: [...document.querySelectorAll('svg')].map(each => [each.getAttribute('aria-hidden'), each.getAttribute('role'), each.getAttribute('aria-label') ?? each.querySelector('title')?.textContent ?? '']),
  states: [...document.querySelectorAll('.etat')].map(each => [each.innerText.trim(), Boolean(each.querySelector('svg'))]),
  scripts: document.querySelectorAll('script').length,
})

// The language that each text is in, by the nearest `lang`.
const spoken = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim()
    if (text) found.push([walker.currentNode.parentElement.closest('[lang]').lang, text])
  }
  return found
}

async function skipped(page) {
  await page.evaluate(() => { window.scrollTo(0, 0); document.activeElement?.blur() })
  await page.keyboard.press('Tab')
  const before = await page.evaluate(() => {
    const link = document.activeElement, box = link.getBoundingClientRect(), look = getComputedStyle(link)
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    return { href: link.getAttribute('href'), first: link === document.querySelector('a'), text: link.innerText,
      visible: box.x >= 0 && box.y >= 0 && box.right <= innerWidth && box.bottom <= innerHeight && top === link,
      outline: look.outlineStyle !== 'none' || look.boxShadow !== 'none' }
  })
  await page.keyboard.press('Enter')
  const after = await page.evaluate(() => ({ hash: location.hash, focus: document.activeElement.id }))
  return { ...before, ...after }
}

// What a reader may ask of any page: wider spaces (WCAG 1.4.12), letters twice as large (1.4.4).
const restyled = rules => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(rules)
  document.adoptedStyleSheets = rules ? [sheet] : []
}
const WISHES = {
  spaced: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
  large: 'html { font-size: 200% !important }',
}

async function told(context, wanted) {
  const page = await context.newPage()
  const requests = [], errors = []
  page.on('request', request => { if (request.url() !== pathToFileURL(wanted.file).href) requests.push(request.url()) })
  page.on('console', message => errors.push(message.text()))
  page.on('pageerror', error => errors.push(String(error)))
  await sized(page, 'screen')
  await page.goto(pathToFileURL(wanted.file).href)
  const seen = { ...await page.evaluate(structure), spoken: await page.evaluate(spoken), skip: await skipped(page), overflow: {}, cut: {}, axe: {} }
  for (const size of Object.keys(SIZES)) {
    await sized(page, size)
    seen.overflow[size] = await page.evaluate(overflowing)
  }
  for (const [wish, rules] of Object.entries(WISHES)) {
    await sized(page, 'screen')
    await page.evaluate(restyled, rules)
    seen.overflow[wish] = await page.evaluate(overflowing)
    seen.cut[wish] = await page.evaluate(cut)
    await page.evaluate(restyled, '')
  }
  await page.evaluate(axe)
  const looks = [['light', 'screen'], ['dark', 'screen', ['color-contrast']], ['light', 'phone'], ['dark', 'phone', ['color-contrast']]]
  for (const [scheme, size, rules] of wanted.brief ? looks.slice(0, 1) : looks) {
    const name = `${scheme} ${size}`
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    await sized(page, size)
    seen.axe[name] = await inspected(page, rules)
    if (wanted.picture && size === 'screen' && scheme === 'light') {
      await sized(page, 'tablet')
      await page.screenshot({ path: `${wanted.picture}-tablet.png`, fullPage: true })
      await sized(page, size)
    }
    if (wanted.picture) await page.screenshot({ path: `${wanted.picture}-${scheme}-${size}.png`, fullPage: true })
  }
  if (wanted.pdf) {  // as it is on paper: a light page, whatever the screen is like
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }])
    await page.emulateMediaType('print')
    await sized(page, 'screen')
    seen.axe.print = await inspected(page, ['color-contrast'])
    await page.emulateMediaType(null)
  }
  if (wanted.pdf) await page.pdf({ path: wanted.pdf, preferCSSPageSize: true, printBackground: false })
  await page.close()
  return { ...seen, requests, errors }
}

const answer = {}
const left = [...asked.pages]
const worker = async () => { for (let wanted; (wanted = left.shift());) answer[wanted.name] = await told(await browser.createBrowserContext(), wanted) }
await Promise.all([worker(), worker()])
await browser.close()
process.stdout.write(JSON.stringify(answer))
