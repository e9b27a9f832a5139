/**
 * A tablet that was never updated, at the centre of today: its batches are those that were recorded from the first version
 * of the contract, byte by byte but for the device, the epoch and the mark, which are this centre's.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { v7 } from 'uuid'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import { enrolAnswerSchema } from '#shared/api/accounts.ts'
import { type Answer, answerSchema, type Mark } from '#shared/sync/batch.ts'
import type { Centre } from './centre.ts'

const folder = fileURLToPath(new URL('contracts/v1', import.meta.url))

export interface OldTablet {
  /** What it had saved without a network, by the name of its recorded batch. */
  send(recorded: string): Promise<Answer>
  /** Lines of its own version, made today. */
  sendLines(groups: readonly object[]): Promise<Answer>
  /** The whole feed of the commune, as text. */
  readFeed(): Promise<string>
}

export async function enrolOldTablet(centre: Centre, username: string): Promise<OldTablet> {
  const [deviceId, token] = [v7(), randomBytes(32).toString('base64url')]
  const code = await centre.enrolmentCode(username)
  const request = { code, username, password: demoPassword, deviceId, token }
  const enrolled = await fetch(`${centre.origin}/api/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })
  const { epoch, scope } = enrolAnswerSchema.parse(await enrolled.json())
  const authorization = `Bearer ${token}`
  let mark: Mark | null = null

  const push = async (text: string): Promise<Answer> => {
    const response = await fetch(`${centre.origin}/api/batches`, {
      method: 'POST',
      body: gzipSync(text),
      headers: { authorization, 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    })
    const answer = answerSchema.parse(await response.json())
    mark = answer.mark ?? mark
    return answer
  }
  const envelope = () =>
    JSON.stringify({ deviceId, commune: scope[0], epoch, mark, asking: [], waiting: 0, appVersion: '1.0.0' })
  return {
    send: (recorded) => {
      const text = readFileSync(path.join(folder, `${recorded}.batch.ndjson`), 'utf8')
      const [, ...groups] = text.trim().split('\n')
      const lines = groups.map((line) => line.replaceAll('epoch-of-the-recording', epoch))
      return push([envelope(), ...lines].join('\n'))
    },
    sendLines: (groups) =>
      push([envelope(), ...groups.map((group) => JSON.stringify({ ...group, epoch }))].join('\n')),
    readFeed: async () => {
      const pages: string[] = []
      for (let from: number | null = 0; from !== null; ) {
        const response: Response = await fetch(`${centre.origin}/api/feed/${scope[0]}?cursor=${from}`, {
          headers: { authorization },
        })
        const text = await response.text()
        const page = JSON.parse(text) as { next: number; more: boolean }
        pages.push(text)
        from = page.more ? page.next : null
      }
      return pages.join('\n')
    },
  }
}
