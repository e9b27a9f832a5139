/** What the start prints: the address and, with the demo, who can sign in, with what authenticator, and a code for each officer's tablet. */
import type { AddressInfo } from 'node:net'
import type pg from 'pg'
import { makeEnrolment } from '#server/access/enrol.ts'
import { findAccountByUsername } from '#server/store/accounts.ts'
import { demoAccounts, demoPassword } from './demo-accounts.ts'

export interface Started {
  readonly pool: pg.Pool
  readonly settings: { readonly host: string; readonly port: number; readonly demo: boolean }
  /** Its own port is printed: the one in the settings may be 0. */
  readonly server: { address(): AddressInfo | string | null }
}

const write = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

/** Where the app can be opened. */
export function addressOf({ settings, server }: Pick<Started, 'settings' | 'server'>): string {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : settings.port
  const everywhere = settings.host === '0.0.0.0' || settings.host === '::'
  return `http://${everywhere ? 'localhost' : settings.host}:${port}`
}

/** The lines of the demo; none when the database is not the demo's. Makes a new code for each officer at every start. */
export async function demoLines(pool: pg.Pool): Promise<readonly string[]> {
  const known = await Promise.all(
    demoAccounts.map((account) => findAccountByUsername(pool, account.username)),
  )
  const administrator = known.at(-1)
  if (administrator === undefined) return []
  const lines = [
    '',
    'Dữ liệu thử nghiệm: người, số và địa chỉ đều do máy tạo ra, không có thật (synthetic people, nobody is real).',
    `Tài khoản / accounts, mật khẩu / password: ${demoPassword}`,
  ]
  for (const [index, account] of known.entries()) {
    if (account === undefined) continue
    const areas = account.areas.map((area) => area.code).join(', ')
    const about = `  ${account.username.padEnd(20)} ${account.role.padEnd(13)} ${areas.padEnd(12)}`
    if (account.role !== 'officer') {
      const secret = account.secondFactor ? demoAccounts[index]?.totpSecret : undefined
      lines.push(secret === undefined ? about.trimEnd() : `${about} mã xác thực / authenticator: ${secret}`)
      continue
    }
    const { code } = await makeEnrolment(pool, { account: account.id, madeBy: administrator.username })
    lines.push(`${about} mã đăng ký máy / enrolment code: ${code}`)
  }
  lines.push('Sáu số để vào bàn làm việc / the six digits of a desk: npm run code -- quan-tri')
  return lines
}

export const announce = {
  line: write,
  async ready(started: Started): Promise<void> {
    const demo = started.settings.demo ? await demoLines(started.pool) : []
    for (const line of [...demo, '', `Dân Cư: ${addressOf(started)}`]) write(line)
  },
}
