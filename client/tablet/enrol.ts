/**
 * Enrolment: the centre learns of this device, and the vault is made. Promises: the same attempt sent again has the same
 * device id and token, so a lost answer costs nothing; a tablet that holds anything is not enrolled anew.
 */

import { keepAreas } from '#client/store/areas.ts'
import { countOutbox } from '#client/store/count-outbox.ts'
import type { TabletDatabase } from '#client/store/database.ts'
import { putDevice, strangeDevice } from '#client/store/meta.ts'
import { readVaultFile, writeTries, writeVaultFile } from '#client/store/vault-place.ts'
import type { Enrolment, EnrolmentRequest } from '#client/sync/network.ts'
import { calibrate } from '#client/vault/argon2.ts'
import { makeDataKey, type OpenedKey } from '#client/vault/data-key.ts'
import { makeDeviceToken } from '#client/vault/device-token.ts'
import { findPassphraseFault } from '#client/vault/passphrase.ts'
import { hashPin, isPin } from '#client/vault/pin.ts'
import { createSealer } from '#client/vault/sealer.ts'
import { noTries } from '#client/vault/tries.ts'
import type { VaultFile } from '#client/vault/vault-header.ts'
import { communeCode } from '#shared/ids.ts'
import { type Identity, sealIdentity } from './identity.ts'
import type { TabletPorts } from './ports.ts'
import type { EnrolInput } from './tablet.ts'

export type Enrolled =
  | {
      readonly kind: 'enrolled'
      readonly opened: OpenedKey
      readonly file: VaultFile
      readonly identity: Identity
    }
  | { readonly kind: 'failed'; readonly code: EnrolFailure | string }

/** What goes wrong before or beside the centre's own problem codes. */
export type EnrolFailure =
  | 'too-short'
  | 'too-simple'
  | 'not-a-pin'
  | 'outbox-not-empty'
  | 'already-enrolled'
  | 'no-answer'

export function createEnrolment(ports: TabletPorts, database: TabletDatabase) {
  let attempt: Pick<EnrolmentRequest, 'deviceId' | 'token'> | undefined
  return async (input: EnrolInput): Promise<Enrolled> => {
    const fault = await findFault(ports, database, input)
    if (fault !== undefined) return { kind: 'failed', code: fault }
    attempt ??= { deviceId: ports.ids.device(), token: makeDeviceToken() }
    const { code, username, password } = input
    const reply = await ports.network.enrol({ ...attempt, code, username, password })
    if (reply.kind === 'problem') return { kind: 'failed', code: reply.code }
    if (reply.kind === 'no-answer') return { kind: 'failed', code: 'no-answer' }
    const made = await makeVault(ports, database, { input, enrolment: reply.value, ...attempt })
    attempt = undefined
    return made
  }
}

async function findFault(
  { headerFile }: TabletPorts,
  database: TabletDatabase,
  { passphrase, pin }: EnrolInput,
): Promise<EnrolFailure | undefined> {
  const { waiting, held } = await countOutbox(database)
  if (waiting + held > 0) return 'outbox-not-empty'
  if ((await readVaultFile(database, headerFile)) !== undefined) return 'already-enrolled'
  if (!isPin(pin)) return 'not-a-pin'
  return findPassphraseFault(passphrase)
}

async function makeVault(
  { argon2, clock, headerFile }: TabletPorts,
  database: TabletDatabase,
  {
    input,
    enrolment,
    deviceId,
    token,
  }: Pick<EnrolmentRequest, 'deviceId' | 'token'> & { input: EnrolInput; enrolment: Enrolment },
): Promise<Enrolled> {
  const cost = await calibrate(argon2, clock)
  const { passphrase, pin } = input
  const { opened, header } = await makeDataKey({ passphrase, cost, argon2, recovery: enrolment.recoveryKey })
  const sealer = createSealer(opened.key)
  const { officer, enrolledAt } = enrolment
  const identity: Identity = { officer, token, enrolledAt, pin: await hashPin(pin) }
  const head = { kind: 'dan-cu-vault', version: 1, deviceId } as const
  const file: VaultFile = {
    ...head,
    username: officer.username,
    header,
    identity: await sealIdentity(sealer, head, identity),
  }
  // The vault first: with it alone the tablet knows whose it is and asks the centre for the rest.
  await writeVaultFile(database, headerFile, file)
  await writeTries(database, noTries)
  await putDevice(database.meta, {
    ...strangeDevice,
    epoch: enrolment.epoch,
    scope: enrolment.scope.map(communeCode),
    lastContact: clock.now(),
  })
  await keepAreas(database, sealer, enrolment.communes)
  return { kind: 'enrolled', opened, file, identity }
}
