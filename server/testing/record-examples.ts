/**
 * Records the examples of the API's description from a story on made-up people, in which each operation succeeds once:
 * `API_EXAMPLES=write npx vitest run server/routes/openapi.test.ts`, then
 * `npx biome format --write server/routes/api-examples.ts`.
 */
import { generateKeyPairSync } from 'node:crypto'
import { z } from 'zod'
import { deviceId } from '#shared/ids.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { cookieOf, newDevice, password, type RunningApi } from './running-api.ts'
import { codeAt } from './totp.ts'
import { muiNe, newId, packBatch } from './world.ts'

export type Examples = Record<string, { request?: unknown; answer?: unknown }>

interface Ask {
  /** Of the path. */
  readonly fill?: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface Recorder {
  readonly api: RunningApi
  readonly found: Examples
  keep(operation: string, response: Response, request?: unknown): Promise<unknown>
  ask(operation: string, ask?: Ask): Promise<unknown>
}

interface Tablet {
  readonly deviceId: string
  readonly token: string
}

/** Two of each list say what it is. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 2).map(shortened)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shortened(part)]))
}

function createRecorder(api: RunningApi): Recorder {
  const found: Examples = {}
  const keep: Recorder['keep'] = async (operation, response, request) => {
    const text = await response.text()
    if (!response.ok) throw new Error(`${operation}: ${response.status} ${text}`)
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    found[operation] = {
      ...(request === undefined ? {} : { request }),
      ...(answer === undefined ? {} : { answer: shortened(answer) }),
    }
    return answer
  }
  const ask: Recorder['ask'] = async (operation, { fill = {}, query = '', body, headers = {} } = {}) => {
    const [method = '', path = ''] = operation.split(' ')
    const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => fill[name] ?? '')
    const sent =
      body === undefined
        ? { headers }
        : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await api.ask(`${filled}${query}`, { method: method.toUpperCase(), ...sent })
    return await keep(operation, response, body)
  }
  return { api, found, keep, ask }
}

export async function recordExamples(api: RunningApi): Promise<Examples> {
  const recorder = createRecorder(api)
  await api.world.db.owner.query(`insert into hamlet values ('22915', 'Khu phố 1', 1)`)
  const areas = [{ level: 'province', code: '60' }] as const
  for (const [username, role, name] of [
    ['quan-tri', 'administrator', 'Quản trị thử nghiệm'],
    ['doi', 'district', 'Đội thử nghiệm'],
    ['giam-sat', 'supervisor', 'Giám sát thử nghiệm'],
  ] as const) {
    await api.makeAccount({ username, role, name, areas: role === 'administrator' ? [] : areas })
  }
  await api.makeAccount({ username: 'lan', role: 'officer', name: 'Cán bộ thử nghiệm Lan' })
  await recorder.ask('get /api/health')
  const supervisor = await signIn(recorder)
  const administrator = { cookie: await api.signIn('quan-tri') }
  await keepAccounts(recorder, administrator)
  const tablet = await enrol(recorder, administrator)
  await travel(recorder, tablet, { cookie: await api.signIn('doi') }, supervisor)
  await recorder.ask('get /api/devices', { headers: administrator })
  const ofTablet = { fill: { id: tablet.deviceId }, headers: administrator }
  await recorder.ask('post /api/devices/{id}/revoke', ofTablet)
  await recorder.ask('post /api/devices/{id}/allow', ofTablet)
  await recorder.ask('get /api/audit', { headers: administrator })
  await recorder.ask('post /api/sign-out', { headers: administrator })
  return recorder.found
}

type Cookie = Readonly<Record<'cookie', string>>

async function signIn({ api, keep, ask }: Recorder): Promise<Cookie> {
  const typed = { username: 'giam-sat', password }
  const response = await api.post('/api/sign-in', typed)
  const headers = { cookie: cookieOf(response) }
  await keep('post /api/sign-in', response, typed)
  const offered = await ask('post /api/second-factor/setup', { headers })
  const { secret } = z.object({ secret: z.string() }).parse(offered)
  await ask('post /api/second-factor', { body: { code: codeAt(secret, Date.now()) }, headers })
  await ask('get /api/session', { headers })
  const body = { current: password, wanted: 'mot-mat-khau-moi' }
  await ask('post /api/password', { body, headers })
  return headers
}

async function keepAccounts({ ask }: Recorder, headers: Cookie): Promise<void> {
  const made = { username: 'sau.mui-ne', name: 'Cán bộ thử nghiệm Sáu', role: 'officer' }
  const fill = { username: made.username }
  await ask('post /api/accounts', { body: { ...made, areas: [{ level: 'commune', code: muiNe }] }, headers })
  await ask('patch /api/accounts/{username}', { fill, body: { name: 'Cán bộ thử nghiệm Sáu Mới' }, headers })
  await ask('post /api/accounts/{username}/password', { fill, headers })
  await ask('delete /api/accounts/{username}/second-factor', { fill: { username: 'doi' }, headers })
  await ask('get /api/accounts', { headers })
  const unit = { fill: { level: 'district', code: '593' }, headers }
  const setWindow = 'put /api/areas/{level}/{code}/window'
  await ask(setWindow, { ...unit, body: { start: '18:00', spread: 60 } })
  await ask('get /api/areas', { query: '?level=province&code=60', headers })
  await ask('delete /api/areas/{level}/{code}/window', unit)
  await ask(setWindow, { ...unit, body: { start: '18:30', spread: 90 } })
}

async function enrol({ ask }: Recorder, administrator: Cookie): Promise<Tablet> {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const body = { publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url') }
  const kept = await ask('post /api/recovery-keys', { body, headers: administrator })
  const { recoveryKey } = z.object({ recoveryKey: z.object({ id: z.string() }) }).parse(kept)
  await ask('get /api/recovery-keys', { headers: administrator })
  const enrolment = await ask('post /api/enrolments', { body: { username: 'lan' }, headers: administrator })
  const { code } = z.object({ code: z.string() }).parse(enrolment)
  const device = newDevice()
  await ask('post /api/devices', { body: { code, username: 'lan', password, ...device } })
  const headers = { authorization: `Bearer ${device.token}` }
  await ask('get /api/state', { headers })
  await ask('post /api/recovery-uses', { body: { keyId: recoveryKey.id }, headers })
  return device
}

/** A household travels to the centre and back; two saves are held; its wrong number is flagged and corrected. */
async function travel(recorder: Recorder, tablet: Tablet, district: Cookie, supervisor: Cookie) {
  const { api, keep, ask } = recorder
  const [home, an] = [newId(), newId()]
  const made = await api.world.enrol('lan-khac')
  const envelope = { ...made.envelope(), deviceId: deviceId(tablet.deviceId) }
  const name = 'NGUYỄN VĂN THỬ'
  const born = { name, relation: 'CH', birth: '1986', sex: '1', idNumber: '06008600001' } as const
  const group = made.group([
    createChange('household', home, household({ hamlet: 'Khu phố 1' })),
    createChange('resident', an, resident({ household: home, ...born })),
  ])
  const sent = await api.pushBytes(tablet.token, packBatch(envelope, [group]))
  await keep('post /api/batches', sent, `${JSON.stringify(envelope)}\n${JSON.stringify(group)}\n`)
  const headers = { authorization: `Bearer ${tablet.token}` }
  await ask('get /api/feed/{commune}', { fill: { commune: muiNe }, query: '?cursor=0', headers })
  const said = { households: 1, complete: 1, waiting: 0, groups: 2, hash: 'ab'.repeat(32) }
  const asked = { epoch: envelope.epoch, communes: [{ commune: muiNe, ...said }] }
  await ask('post /api/ledger', { body: asked, headers })

  const { owner } = api.world.db
  const lan = `(select id from account where username = 'lan')`
  await owner.query(`delete from account_area where account = ${lan}`)
  const held = ['B', 'C'].map((wrote) =>
    made.group([editChange(an, { saw: { name }, wrote: { name: wrote } })]),
  )
  await api.pushBytes(tablet.token, packBatch(envelope, held))
  await owner.query(`insert into account_area values (${lan}, 'commune', $1)`, [muiNe])
  await settleHeld(recorder, {
    headers: district,
    device: tablet.deviceId,
    held: held.map((each) => each.groupId),
  })

  const fill = { commune: muiNe, id: an }
  await ask('get /api/flags', { headers: supervisor })
  await ask('get /api/communes/{commune}/households/{id}', {
    fill: { ...fill, id: home },
    headers: supervisor,
  })
  await ask('get /api/communes/{commune}/records/{id}/history', { fill, headers: supervisor })
  const flag = (await api.world.flags(an)).find(({ rule }) => rule === 'ID_FORMAT')
  const row = await api.world.findRow('resident', an)
  if (flag === undefined || row === undefined) throw new Error('the number was not flagged')
  await ask('get /api/communes/{commune}/flags/{id}', { fill: { ...fill, id: flag.id }, headers: supervisor })
  const correction = editChange(an, {
    saw: { idNumber: born.idNumber },
    wrote: { idNumber: '060086000015' },
    base: row.seq,
  })
  const changes = [{ ...correction, reason: 'Đã xem thẻ căn cước', closes: flag.id }]
  const body = { group: made.group(changes, { household: home }), flags: { [flag.id]: flag.seq } }
  await ask('post /api/communes/{commune}/decisions', { fill, body, headers: supervisor })
}

async function settleHeld(
  { ask }: Recorder,
  { headers, device, held }: { headers: Cookie; device: string; held: readonly string[] },
): Promise<void> {
  await ask('get /api/coverage', { query: `?level=commune&code=${muiNe}`, headers })
  await ask('get /api/coverage/arrivals', { headers })
  await ask('get /api/queue', { headers })
  await ask('get /api/queue/devices/{id}', { fill: { id: device }, headers })
  await ask('get /api/held', { headers })
  await ask('get /api/moves', { headers })
  const [first = '', second = ''] = held
  const fill = { commune: muiNe, groupId: first }
  await ask('get /api/communes/{commune}/held/{groupId}', { fill, headers })
  await ask('post /api/communes/{commune}/held/{groupId}/process', { fill, headers })
  const body = { reason: 'Đã ghi ở lần lưu khác' }
  const other = { commune: muiNe, groupId: second }
  await ask('post /api/communes/{commune}/held/{groupId}/dismiss', { fill: other, body, headers })
}
