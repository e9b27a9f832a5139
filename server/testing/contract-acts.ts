/**
 * What two tablets of a released contract said to the centre, act by act: kept in `e2e/contracts/vN`, where each batch
 * is a file of its own, as it left the tablet, with what the centre answered beside it.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { beginLife, endRecovery } from '#server/store/recovery.ts'
import { hashOfToken } from '#server/store/token-hash.ts'
import { dismissHeld, processHeld } from '#server/sync/process-held.ts'
import { communeCode, groupIdSchema } from '#shared/ids.ts'
import { type Answer, answerSchema, type Mark } from '#shared/sync/batch.ts'
import { type FeedPage, feedPageSchema } from '#shared/sync/feed.ts'
import type { RunningApi } from './running-api.ts'
import { muiNe } from './world.ts'

const deviceSchema = z.object({ username: z.string(), id: z.string(), token: z.string() })
export type RecordedDevice = z.infer<typeof deviceSchema>

export const actSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('begin'), epoch: z.string(), devices: z.array(deviceSchema) }),
  /** The file's name without its ending; `by` a username. */
  z.object({ act: z.literal('push'), by: z.string(), name: z.string() }),
  z.object({ act: z.literal('read'), by: z.string(), name: z.string() }),
  z.object({ act: z.literal('settle'), groupId: groupIdSchema, how: z.enum(['process', 'dismiss']) }),
  z.object({ act: z.literal('scope'), of: z.string(), communes: z.array(z.string()) }),
  z.object({ act: z.literal('revoke'), of: z.string() }),
  z.object({ act: z.literal('restore'), epoch: z.string() }),
  z.object({ act: z.literal('recovered') }),
])
export type Act = z.infer<typeof actSchema>

export const batchFile = (name: string): string => `${name}.batch.ndjson`
export const answerFile = (name: string): string => `${name}.answer.ndjson`
export const actsFile = 'acts.ndjson'

export const readActs = (folder: string): Act[] =>
  readFileSync(path.join(folder, actsFile), 'utf8')
    .trim()
    .split('\n')
    .map((line) => actSchema.parse(JSON.parse(line)))

/** A centre to which recorded tablets talk. */
export interface RecordedCentre {
  /** The batch's text as it was; its mark, if it has one, is the newest that this centre told. */
  push(by: string, text: string): Promise<{ answer: Answer; text: string }>
  read(by: string): Promise<{ page: FeedPage; text: string }>
  /** Everything but a batch or a page. */
  act(act: Exclude<Act, { act: 'push' | 'read' }>): Promise<void>
}

export function createRecordedCentre(api: RunningApi): RecordedCentre {
  const { world } = api
  const devices = new Map<string, RecordedDevice>()
  let mark: Mark | null = null
  const tokenOf = (username: string): string => devices.get(username)?.token ?? ''
  const setEpoch = (epoch: string) => world.db.owner.query('update centre set epoch = $1', [epoch])
  const enrol = async (device: RecordedDevice): Promise<void> => {
    devices.set(device.username, device)
    const made = await world.enrol(device.username)
    await world.db.owner.query('update account set approves = true where username = $1', [device.username])
    await world.db.owner.query('update device set id = $2, token_hash = $3 where id = $1', [
      ...[made.deviceId, device.id, Buffer.from(hashOfToken(device.token))],
    ])
  }
  const wanted = async (response: Response): Promise<string> => {
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
    return response.text()
  }
  return {
    push: async (by, text) => {
      const told = text.replace(/"mark":\{[^}]*\}/, `"mark":${JSON.stringify(mark)}`)
      const said = await wanted(await api.pushBytes(tokenOf(by), gzipSync(told)))
      const answer = answerSchema.parse(JSON.parse(said))
      mark = answer.mark ?? mark
      return { answer, text: said }
    },
    read: async (by) => {
      const headers = { authorization: `Bearer ${tokenOf(by)}` }
      const said = await wanted(await api.ask(`/api/feed/${muiNe}`, { headers }))
      return { page: feedPageSchema.parse(JSON.parse(said)), text: said }
    },
    act: async (act) => {
      switch (act.act) {
        case 'begin':
          await setEpoch(act.epoch)
          for (const device of act.devices) await enrol(device)
          return
        case 'settle': {
          const ask = { commune: muiNe, groupId: act.groupId, by: 'doi' }
          const settled =
            act.how === 'process'
              ? await processHeld(world.centre, ask)
              : await dismissHeld(world.centre, { ...ask, reason: 'Ghi trùng hộ bên cạnh' })
          if (settled.kind !== 'settled') throw new Error(`${act.groupId}: ${settled.kind}`)
          return
        }
        case 'scope':
          await world.setScope(act.of, act.communes.map(communeCode))
          return
        case 'revoke':
          await world.db.owner.query('update device set revoked_at = now() where account = $1', [act.of])
          return
        case 'restore':
          await beginLife(world.db.owner, new Date())
          mark = null
          await setEpoch(act.epoch)
          return
        case 'recovered':
          await endRecovery(world.db.owner)
      }
    },
  }
}
