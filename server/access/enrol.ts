/** Enrolment: a code of an administrator and the officer's own sign-in make a tablet the officer's. */
import type pg from 'pg'
import type { AccountRow } from '#server/store/accounts.ts'
import type { AuditAct } from '#server/store/audit.ts'
import { findEpoch, listCommunesOf } from '#server/store/devices.ts'
import { insertEnrolment, spendEnrolment } from '#server/store/enrolments.ts'
import { findRecoveryKey } from '#server/store/recovery-keys.ts'
import { hashOfToken } from '#server/store/token-hash.ts'
import { may } from '#shared/access/may.ts'
import { communeCode, epoch } from '#shared/ids.ts'
import { windowOf } from '#shared/sync/sync-window.ts'
import { actorOf } from './accounts.ts'
import { hashOfCode, makeEnrolmentCode } from './codes.ts'

const codeLife = 24 * 3600 * 1000

/** Makes a code for an officer's next tablet, good once and for 24 hours; only its hash is kept. */
export async function makeEnrolment(
  pool: pg.Pool,
  { account, madeBy, now = new Date() }: { account: string; madeBy: string; now?: Date },
): Promise<{ code: string; expiresAt: string }> {
  const code = makeEnrolmentCode()
  const expiresAt = new Date(now.getTime() + codeLife)
  await insertEnrolment(pool, { codeHash: hashOfCode(code), account, madeBy, expiresAt })
  return { code, expiresAt: expiresAt.toISOString() }
}

/** What a device is told of the centre and of the communes that its officer works in. */
export async function readDeviceState(pool: pg.Pool, account: AccountRow) {
  const [known, communes] = await Promise.all([findEpoch(pool), listCommunesOf(pool, account.id)])
  const listed = communes.flatMap(
    ({ code, name, district, districtCode, province, provinceCode, hamlets, window }) => {
      const place = { commune: code, district: districtCode, province: provinceCode }
      if (!may(actorOf(account), 'collect', { place })) return []
      const approves = may(actorOf(account), 'approve', { place })
      return [{ window, approves, commune: { code: communeCode(code), name, district, province, hamlets } }]
    },
  )
  return {
    epoch: epoch(known),
    scope: listed.map(({ commune }) => commune.code),
    communes: listed.map(({ commune }) => commune),
    approves: listed.some(({ approves }) => approves),
    window: windowOf(listed.map(({ window }) => window)),
  }
}

export interface EnrolRequest {
  readonly code: string
  readonly deviceId: string
  readonly token: string
  /** Into the audit log, if it is enrolled now. */
  readonly acts?: readonly AuditAct[]
}

/** Enrols the device, or finds its enrolment again; `undefined` when the code cannot be used by it. */
export async function enrolDevice(pool: pg.Pool, account: AccountRow, request: EnrolRequest) {
  const use = {
    codeHash: hashOfCode(request.code),
    account: account.id,
    device: request.deviceId,
    tokenHash: hashOfToken(request.token),
    acts: request.acts,
  }
  const enrolledAt = await spendEnrolment(pool, use)
  if (enrolledAt === undefined) return undefined
  const [state, recoveryKey] = await Promise.all([readDeviceState(pool, account), findRecoveryKey(pool)])
  return {
    ...state,
    officer: { username: account.username, name: account.name },
    enrolledAt: enrolledAt.toISOString(),
    recoveryKey: recoveryKey ?? null,
  }
}
