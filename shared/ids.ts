/** Branded ids: a group's id cannot be passed where a record's is wanted. The only place that brands. */
import { z } from 'zod'

/** UUID in lower case: PostgreSQL answers in lower case, and ids are compared as text. */
const uuidSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)

/** UUIDv7 made on the tablet at the first save of a record; never changes, never reused. */
export const recordIdSchema = uuidSchema.brand<'RecordId'>()
export type RecordId = z.infer<typeof recordIdSchema>

/** UUIDv7 made at the save; with the hash of the group's line it is the key of the receipt. */
export const groupIdSchema = uuidSchema.brand<'GroupId'>()
export type GroupId = z.infer<typeof groupIdSchema>

/** One enrolled tablet, or one desk. */
export const deviceIdSchema = uuidSchema.brand<'DeviceId'>()
export type DeviceId = z.infer<typeof deviceIdSchema>

/** Official code of a commune, five digits with leading zeros, such as `22915`. */
export const communeCodeSchema = z
  .string()
  .regex(/^\d{5}$/)
  .brand<'CommuneCode'>()
export type CommuneCode = z.infer<typeof communeCodeSchema>

/** One life of the centre's database between restores; random. */
export const epochSchema = z.string().min(1).max(64).brand<'Epoch'>()
export type Epoch = z.infer<typeof epochSchema>

export const flagIdSchema = uuidSchema.brand<'FlagId'>()
export type FlagId = z.infer<typeof flagIdSchema>

/** Trusted text from our own database or generator; text from outside goes through the schemas above. */
export const recordId = (text: string): RecordId => text as RecordId
export const groupId = (text: string): GroupId => text as GroupId
export const deviceId = (text: string): DeviceId => text as DeviceId
export const communeCode = (text: string): CommuneCode => text as CommuneCode
export const epoch = (text: string): Epoch => text as Epoch
export const flagId = (text: string): FlagId => text as FlagId
