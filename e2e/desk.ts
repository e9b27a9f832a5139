/** One desk: somebody of district, supervision or administration at a large screen, with a network of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { demoPassword, demoSecret } from '#server/seed/demo-accounts.ts'
import { type Browser, deskScreen, openBrowser, type Screen } from './browser.ts'
import type { Centre } from './centre.ts'
import { type NetworkProxy, startProxy } from './proxy.ts'
import { type DeskAccount, signInScreen } from './screens/sign-in-screen.ts'

export const demoAccount = (username: string): DeskAccount => ({
  username,
  password: demoPassword,
  secret: demoSecret(username),
})

export class Desk {
  private constructor(
    readonly network: NetworkProxy,
    private readonly profile: string,
    private readonly browser: Browser,
  ) {}

  /** Signed in, at their own place. */
  static async open(centre: Centre, account: DeskAccount, screen: Screen = deskScreen): Promise<Desk> {
    const network = await startProxy(centre.port)
    const profile = mkdtempSync(path.join(tmpdir(), 'dan-cu-desk-'))
    const desk = new Desk(network, profile, await openBrowser(profile, { screen, port: network.port }))
    await desk.goTo('/ban-lam-viec')
    await signInScreen(desk.page).signIn(account)
    return desk
  }

  get context(): BrowserContext {
    return this.browser.context
  }

  get page(): Page {
    const page = this.context.pages()[0]
    if (page === undefined) throw new Error('the desk shows nothing')
    return page
  }

  get complaints(): readonly string[] {
    return this.browser.complaints
  }

  async goTo(where: string): Promise<void> {
    await this.page.goto(`${this.network.origin}${where}`)
  }

  async goOffline(): Promise<void> {
    this.network.cut()
    await this.context.setOffline(true)
  }

  async goOnline(): Promise<void> {
    this.network.restore()
    await this.context.setOffline(false)
  }

  async photograph(file: string): Promise<void> {
    await this.page.screenshot({ path: `${file}.png` }).catch(() => undefined)
  }

  async leave(): Promise<void> {
    await this.context.close()
    await this.network.close()
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
