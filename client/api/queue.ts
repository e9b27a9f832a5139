/** What the district's desk asks about tablets and what they sent. */
import type { z } from 'zod'
import {
  deviceStorySchema,
  type HeldGroups,
  heldContentSchema,
  heldGroupsSchema,
  heldSettlementSchema,
  queueSchema,
} from '#shared/api/queue.ts'
import type { CommuneCode, DeviceId, GroupId } from '#shared/ids.ts'
import { ask, askAgain, queryOf } from './ask.ts'

export type Queue = z.infer<typeof queueSchema>
/** `before`: the answer that is on the screen. */
export const listQueue = (before?: Queue) => askAgain('queue', queueSchema, before)
export const getDeviceStory = (device: DeviceId) => ask(`queue/devices/${device}`, deviceStorySchema)
export const listHeld = (device: DeviceId, before?: HeldGroups) =>
  askAgain(`held?${queryOf({ device })}`, heldGroupsSchema, before)

const at = (commune: CommuneCode, group: GroupId) => `communes/${commune}/held/${group}`
export const getHeld = (commune: CommuneCode, group: GroupId) => ask(at(commune, group), heldContentSchema)
export const processAgain = (commune: CommuneCode, group: GroupId) =>
  ask(`${at(commune, group)}/process`, heldSettlementSchema, { method: 'POST' })
export const dismissHeld = (commune: CommuneCode, group: GroupId, reason: string) =>
  ask(`${at(commune, group)}/dismiss`, heldSettlementSchema, { method: 'POST', body: { reason } })
