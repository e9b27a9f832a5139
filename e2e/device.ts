/** One tablet: a browser with a profile of its own on the disk, and a network of its own that can be cut. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { tabletName } from '#client/ui/tablet-name.ts'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import type { DeviceId } from '#shared/ids.ts'
import { type Browser, type BrowserOptions, openBrowser } from './browser.ts'
import type { Centre } from './centre.ts'
import { type NetworkProxy, startProxy } from './proxy.ts'
import { enrolScreen } from './screens/enrol-screen.ts'
import { householdListScreen } from './screens/household-list-screen.ts'
import { lockScreen } from './screens/lock-screen.ts'
import { syncScreen } from './screens/sync-screen.ts'

export interface DeviceOptions extends Omit<BrowserOptions, 'port'> {
  /** Where its profile lies; a fresh folder when not given. */
  readonly folder?: string
}

export class Device {
  readonly passphrase = 'đò ngang chở nắng sang sông'
  readonly pin = '280521'
  private enrolled: DeviceId | undefined
  private host = '127.0.0.1'

  private constructor(
    private readonly centre: Centre,
    readonly network: NetworkProxy,
    readonly profile: string,
    private browser: Browser,
    private readonly options: BrowserOptions,
  ) {}

  static async make(centre: Centre, { folder, ...options }: DeviceOptions = {}): Promise<Device> {
    const network = await startProxy(centre.port)
    const profile = mkdtempSync(path.join(folder ?? tmpdir(), 'dan-cu-tablet-'))
    const own = { ...options, port: network.port }
    return new Device(centre, network, profile, await openBrowser(profile, own), own)
  }

  get context(): BrowserContext {
    return this.browser.context
  }

  get page(): Page {
    const page = this.context.pages()[0]
    if (page === undefined) throw new Error('the tablet shows nothing')
    return page
  }

  /** From now on it is at `localhost`, which a browser takes for a name. */
  goByName(): void {
    this.host = 'localhost'
  }

  async goTo(where = '/'): Promise<void> {
    await this.page.goto(`http://${this.host}:${this.network.port}${where}`)
  }

  /** As an officer does it with a code of the administrator's; ends with the commune on the tablet. */
  async enrol(username: string, password = demoPassword): Promise<void> {
    await this.enrolUntilOpen(username, password)
    await this.sync()
    this.enrolled = await this.centre.newestTablet()
  }

  /** Until the places are there; the commune is still on its way. */
  async enrolUntilOpen(username: string, password = demoPassword): Promise<void> {
    const code = await this.centre.enrolmentCode(username)
    await this.goTo()
    await enrolScreen(this.page).enrol({
      code,
      username,
      password,
      passphrase: this.passphrase,
      pin: this.pin,
    })
  }

  get id(): DeviceId {
    if (this.enrolled === undefined) throw new Error('the tablet is not enrolled')
    return this.enrolled
  }

  /** As the desks name it: officers have more than one tablet. */
  get name(): string {
    return tabletName(this.id)
  }

  /** As the journey before may have left it: online, open, everything sent, at the list. */
  async makeReady(): Promise<void> {
    await this.goOnline()
    await this.context.unrouteAll({ behavior: 'ignoreErrors' })
    for (const page of this.context.pages().slice(1)) await page.close()
    await this.wake()
    await this.sync()
    await householdListScreen(this.page).show()
  }

  /** A tablet that nobody has touched for minutes has locked itself. */
  async wake(): Promise<void> {
    await lockScreen(this.page).openIfClosed({ passphrase: this.passphrase, pin: this.pin })
  }

  /** Until all has been sent and read. */
  async sync(): Promise<void> {
    const screen = syncScreen(this.page)
    await screen.place.click()
    // What goes by itself is over, and not taken for what is asked for.
    await screen.button.click({ trial: true })
    // Not taken for done before it has begun.
    const begun = this.network.nextRequest('GET /api/feed/')
    await screen.button.click()
    await begun
    await screen.settled()
  }

  /** What a journey has left unsent goes now, and not by itself in the middle of the next one. */
  async sendRest(): Promise<void> {
    await this.goOnline()
    if (await syncScreen(this.page).unsent.isVisible()) await this.sync()
  }

  async lock(): Promise<void> {
    await lockScreen(this.page).lock()
  }

  async unlock(): Promise<void> {
    await lockScreen(this.page).unlock(this.pin)
  }

  /** After a start. */
  async open(passphrase = this.passphrase): Promise<void> {
    await lockScreen(this.page).open(passphrase)
  }

  async goOffline(): Promise<void> {
    this.network.cut()
    await this.context.setOffline(true)
  }

  async goOnline(): Promise<void> {
    this.network.restore()
    await this.context.setOffline(false)
  }

  async kill(): Promise<void> {
    await this.browser.kill()
  }

  /** Starts the browser again on the same profile, after `kill` or a switching off. */
  async reopen(where = '/'): Promise<void> {
    this.browser = await openBrowser(this.profile, this.options)
    await this.goTo(where)
  }

  /** What it shows and complained of, for a person who wonders why a journey failed. */
  async photograph(file: string): Promise<void> {
    for (const [index, page] of this.context.pages().entries()) {
      await page.screenshot({ path: `${file}-${index}.png` }).catch(() => undefined)
    }
    writeFileSync(`${file}.txt`, this.browser.complaints.join('\n'))
  }

  async switchOff(): Promise<void> {
    await this.context.close()
  }

  async throwAway(): Promise<void> {
    await this.context.close()
    await this.network.close()
    if (existsSync(this.profile)) rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
