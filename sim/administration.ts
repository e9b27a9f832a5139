/** What administrators do: who may work where. Each change is noted, so that what was said can be held against it. */
import { hashOfToken } from '#server/store/token-hash.ts'
import type { CommuneCode, DeviceId } from '#shared/ids.ts'
import { findDevice, hex } from './centre/memory-state.ts'
import type { World } from './world.ts'

export const tokenOf = (device: DeviceId): string => `token-${device}`

export function addDevice(world: World, device: DeviceId, account: string): void {
  const key = hex(hashOfToken(tokenOf(device)))
  world.tables.devices.set(key, { id: device, account, kind: 'tablet', revoked: false })
}

export function setScope(world: World, officer: string, scope: readonly CommuneCode[]): void {
  const account = world.tables.accounts.get(officer)
  if (account === undefined) return
  world.tables.accounts.set(officer, { ...account, scope: [...scope].sort() })
  noteScopes(world, officer)
}

export function setRevoked(world: World, device: DeviceId, revoked: boolean): void {
  const key = hex(hashOfToken(tokenOf(device)))
  const known = world.tables.devices.get(key)
  if (known === undefined) return
  world.tables.devices.set(key, { ...known, revoked })
  noteScopes(world, known.account)
}

export const scopeOf = ({ tables }: World, device: DeviceId): readonly CommuneCode[] =>
  findDevice(tables, hashOfToken(tokenOf(device)))?.scope ?? []

export function noteScopes(world: World, officer: string): void {
  for (const { id, account } of world.tables.devices.values()) {
    if (account !== officer) continue
    world.ledger.scopes.push({ at: world.events.now(), device: id, scope: scopeOf(world, id) })
  }
}

export const isRevoked = ({ tables }: World, device: DeviceId): boolean =>
  findDevice(tables, hashOfToken(tokenOf(device)))?.live !== true
