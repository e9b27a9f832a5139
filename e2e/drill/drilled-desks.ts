/** The desks of the drill, over their API: a session is opened before the backup, and is there again after the restore. */
import { v7 } from 'uuid'
import { z } from 'zod'
import { enrolmentSchema } from '#shared/api/accounts.ts'
import { decisionAnswerSchema, flagPageSchema, flagViewSchema } from '#shared/api/flags.ts'
import { type HeldGroup, heldGroupsSchema } from '#shared/api/queue.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { contractVersion } from '#shared/sync/change.ts'
import { signInAtDesk } from '../centre.ts'

export interface DrilledDesks {
  enrolmentCode(officer: string): Promise<string>
  /** Settles open conflicts with the latest claim, so many at most; record and unit of each. */
  settle(most: number): Promise<readonly string[]>
  /** Groups that are held, the oldest first. */
  held(): Promise<readonly HeldGroup[]>
  dismiss(group: string): Promise<void>
  process(group: string): Promise<void>
  /** Where an officer works from now on. */
  setCommunes(officer: string, communes: readonly CommuneCode[]): Promise<void>
}

type Ask = <T>(path: string, schema: z.ZodType<T>, body?: unknown, method?: 'PATCH') => Promise<T>

/** As somebody who signed in: the cookie outlives the centre's restart. */
async function openDesk(origin: () => string, username: string): Promise<Ask> {
  const cookie = await signInAtDesk(origin(), username)
  return async (path, schema, body, method) => {
    const answer = await fetch(`${origin()}/api/${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: { 'content-type': 'application/json', cookie, origin: origin() },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return schema.parse(await answer.json())
  }
}

export async function openDesks(origin: () => string): Promise<DrilledDesks> {
  const administrator = await openDesk(origin, 'quan-tri')
  const supervisor = await openDesk(origin, 'giam-sat.binh-thuan')
  const district = await openDesk(origin, 'doi.binh-thuan')
  const listHeld = async () => (await district('held', heldGroupsSchema)).groups
  const act = async (id: string, how: string, body: unknown): Promise<void> => {
    const held = (await listHeld()).find(({ groupId }) => groupId === id)
    if (held === undefined) throw new Error(`${id} is not held`)
    await district(`communes/${held.commune.code}/held/${id}/${how}`, z.unknown(), body)
  }
  return {
    enrolmentCode: async (username) =>
      (await administrator('enrolments', enrolmentSchema, { username })).code,
    settle: async (most) => {
      const { flags } = await supervisor('flags?kind=conflict', flagPageSchema)
      const settled: string[] = []
      for (const { commune, id } of flags.slice(0, most)) {
        const place = `communes/${commune}`
        const { flag, record, epoch } = await supervisor(`${place}/flags/${id}`, flagViewSchema)
        const wrote = flag.claims.at(-1)?.wrote
        if (record === null || flag.unit === null || wrote === undefined) continue
        const change = {
          ...{ type: record.type, id: record.id, kind: 'edit', base: record.seq, closes: flag.id },
          ...{ saw: { [flag.unit]: record.units[flag.unit] ?? null }, wrote: { [flag.unit]: wrote } },
          ...{ madeAt: new Date().toISOString(), reason: 'đã xác minh' },
        }
        const group = { groupId: v7(), contractVersion, epoch, household: record.id, changes: [change] }
        const ask = { group, flags: { [flag.id]: flag.seq } }
        const { outcome } = await supervisor(`${place}/decisions`, decisionAnswerSchema, ask)
        if (outcome === 'applied') settled.push(`${record.id} ${flag.unit}`)
      }
      return settled
    },
    held: listHeld,
    dismiss: (group) => act(group, 'dismiss', { reason: 'ghi nhầm' }),
    process: (group) => act(group, 'process', {}),
    setCommunes: async (officer, communes) => {
      const areas = communes.map((code) => ({ level: 'commune', code }))
      await administrator(`accounts/${officer}`, z.unknown(), { areas }, 'PATCH')
    },
  }
}
