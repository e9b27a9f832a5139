/** What the queue's address keeps: the filter, the order, the tablet and the held save that are open. Pure. */
import type { AddressChange } from '#client/ui/use-address.ts'
import { urgencies } from '#shared/api/queue.ts'
import {
  type CommuneCode,
  communeCodeSchema,
  type DeviceId,
  deviceIdSchema,
  type GroupId,
  groupIdSchema,
} from '#shared/ids.ts'

export type Urgency = (typeof urgencies)[number]
export const sortNames = [
  'urgency',
  'officer',
  'commune',
  'contact',
  'waiting',
  'today',
  'held',
  'version',
] as const
export type SortName = (typeof sortNames)[number]

/** A held save lies in its commune. */
export interface HeldPlace {
  readonly commune: CommuneCode
  readonly groupId: GroupId
}

export interface QueueView {
  readonly urgency: Urgency | 'all'
  readonly commune: CommuneCode | undefined
  readonly text: string
  readonly sort: SortName
  readonly down: boolean
  readonly device: DeviceId | undefined
  readonly held: HeldPlace | undefined
}

function readHeld(text: string | undefined): HeldPlace | undefined {
  const [code, id] = (text ?? '').split('.')
  const commune = communeCodeSchema.safeParse(code)
  const group = groupIdSchema.safeParse(id)
  return commune.success && group.success ? { commune: commune.data, groupId: group.data } : undefined
}

export function readView(search: Readonly<Record<string, string>>): QueueView {
  return {
    urgency: urgencies.find((each) => each === search.muc) ?? 'all',
    commune: communeCodeSchema.safeParse(search.xa).data,
    text: search.tim ?? '',
    sort: sortNames.find((each) => each === search.xep) ?? 'urgency',
    down: search.chieu === 'giam',
    device: deviceIdSchema.safeParse(search.may).data,
    held: readHeld(search.lan),
  }
}

/** The same column again turns its order round. */
export const sortChange = (view: Pick<QueueView, 'sort' | 'down'>, sort: string): AddressChange => ({
  xep: sort === 'urgency' ? undefined : sort,
  chieu: view.sort === sort && !view.down ? 'giam' : undefined,
})

export const deviceChange = (device: DeviceId | undefined): AddressChange => ({
  may: device,
  lan: undefined,
})
export const heldChange = (held: HeldPlace | undefined): AddressChange => ({
  lan: held === undefined ? undefined : `${held.commune}.${held.groupId}`,
})
