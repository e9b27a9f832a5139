/** A real Chromium on a profile of its own on the disk: what is kept, lost and locked is what a tablet keeps, loses and locks. */
import { type BrowserContext, chromium } from '@playwright/test'
import { findChromium } from './chromium.mjs'

export interface Screen {
  readonly width: number
  readonly height: number
}
/** A tablet held upright, and a desk. */
export const tabletScreen: Screen = { width: 800, height: 1280 }
export const deskScreen: Screen = { width: 1440, height: 900 }

export interface Browser {
  readonly context: BrowserContext
  /** Ends all its processes at once, as an empty battery does. */
  kill(): Promise<void>
}

export async function openBrowser(profile: string, screen: Screen = tabletScreen): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  const own = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    env: { ...own, ...env },
    args: ['--no-sandbox'],
    viewport: screen,
    hasTouch: screen === tabletScreen,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  })
  return { context, kill: () => kill(context) }
}

async function kill(context: BrowserContext): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (session === undefined) throw new Error('the browser does not tell its processes')
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (browser === undefined) throw new Error('the browser has no process')
  const closed = new Promise((resolve) => context.once('close', resolve))
  // It leads a process group of its own.
  process.kill(-browser.id, 'SIGKILL')
  await closed
}
