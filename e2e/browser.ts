/** A real Chromium on a profile of its own on the disk: what is kept, lost and locked is what a tablet keeps, loses and locks. */
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from './chromium.mjs'
import { watchElsewhere } from './elsewhere.ts'

export interface Screen {
  readonly width: number
  readonly height: number
}
/** A tablet held upright, and a desk. */
export const tabletScreen: Screen = { width: 800, height: 1280 }
export const deskScreen: Screen = { width: 1440, height: 900 }

/** For one touch or one thing to show. */
const usualPatienceMs = 30_000

export interface Browser {
  readonly context: BrowserContext
  /** What its pages threw or complained of. */
  readonly complaints: readonly string[]
  /** Ends all its processes at once, as an empty battery does. */
  kill(): Promise<void>
}

export interface BrowserOptions {
  /** Of the app: what is asked of any other place is noted. */
  readonly port: number
  readonly screen?: Screen
  /** Without the service worker every start fetches anew: to measure what is fetched. */
  readonly serviceWorkers?: 'allow' | 'block'
  /** Whether the introduction is still to be seen, as on a new tablet; otherwise somebody has. */
  readonly tour?: boolean
  /** How long it may take to start, and one thing to show. */
  readonly patienceMs?: number
}

export async function openBrowser(profile: string, options: BrowserOptions): Promise<Browser> {
  const { port, screen = tabletScreen, serviceWorkers = 'allow', tour = false, patienceMs } = options
  const { executablePath, env } = await findChromium()
  const own = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    env: { ...own, ...env },
    // where no graphics card is, imitating one is slower than drawing without
    args: ['--no-sandbox', '--disable-gpu'],
    viewport: screen,
    serviceWorkers,
    hasTouch: screen === tabletScreen,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    ...(patienceMs === undefined ? {} : { timeout: patienceMs }),
  })
  context.setDefaultTimeout(patienceMs ?? usualPatienceMs)
  watchElsewhere(context, port)
  if (!tour) await context.addInitScript(skipTour)
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(String(error.error().stack)))
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  const id = await findProcess(context)
  return { context, complaints, kill: () => kill(context, id) }
}

/** Runs in the page, before the app. */
function skipTour(): void {
  if (!location.protocol.startsWith('http')) return
  const key = 'dan-cu-preferences'
  const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
  localStorage.setItem(key, JSON.stringify({ ...Object(kept), tourSeen: true }))
}

/** Until the app itself lies in the browser. */
export async function untilAppKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

/** Asked for at the start: a kill must not wait for an answer. */
async function findProcess(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (session === undefined) throw new Error('the browser does not tell its processes')
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (browser === undefined) throw new Error('the browser has no process')
  await session.detach()
  return browser.id
}

async function kill(context: BrowserContext, id: number): Promise<void> {
  const closed = new Promise((resolve) => context.once('close', resolve))
  // It leads a process group of its own.
  process.kill(-id, 'SIGKILL')
  await closed
}
