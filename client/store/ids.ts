/** New ids and chance. Ids are UUIDv7: made at the save, sorted by time, never changed. */
import { v7 } from 'uuid'
import { type DeviceId, deviceId, type GroupId, groupId, type RecordId, recordId } from '#shared/ids.ts'

export interface Ids {
  record(): RecordId
  group(): GroupId
  device(): DeviceId
  page(): string
  /** From 0 to below 1, for jitter only. */
  chance(): number
}

export const browserIds: Ids = {
  record: () => recordId(v7()),
  group: () => groupId(v7()),
  device: () => deviceId(v7()),
  page: () => v7(),
  chance: () => Math.random(),
}
