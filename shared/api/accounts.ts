/** Wire shapes of accounts, sign-in, enrolment and devices. */
import { z } from 'zod'
import { roles } from '../access/actor.ts'
import { softenedInSchema } from '../checks/softening.ts'
import { communeCodeSchema, deviceIdSchema, epochSchema } from '../ids.ts'
import { storageSchema } from '../sync/batch.ts'
import { deviceLedgerSchema } from '../sync/ledger.ts'
import { syncWindowSchema } from '../sync/sync-window.ts'

export const signInSchema = z.strictObject({
  username: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
})

export const accountSchema = z.object({
  username: z.string(),
  name: z.string(),
  role: z.enum(roles),
  disabled: z.boolean(),
  areas: z.array(z.object({ level: z.string(), code: z.string() })),
  /** May approve forms in its areas; of an officer only. */
  approves: z.boolean(),
  /** Whether an authenticator is set up. */
  secondFactor: z.boolean(),
})
export type Account = z.infer<typeof accountSchema>

/**
 * `open`: may work. `second-factor`: wants the six digits of the authenticator. `second-factor-setup`: has none yet, and
 * makes one before anything else. Officers have none.
 */
export const sessionStages = ['open', 'second-factor', 'second-factor-setup'] as const
export const sessionSchema = z.object({ account: accountSchema, stage: z.enum(sessionStages) })
export type Session = z.infer<typeof sessionSchema>
/** Shown once: the secret as text, and as the address that authenticators read from a QR code. */
export const secondFactorSetupSchema = z.object({ secret: z.string(), uri: z.string() })
export const secondFactorSchema = z.strictObject({ code: z.string().regex(/^\d{6}$/) })

/** A person's own. What a person chooses is longer than what is generated: it holds less chance. */
export const shortestPassword = 12
export const ownPasswordSchema = z.strictObject({
  current: z.string().min(1).max(200),
  wanted: z.string().min(shortestPassword).max(200),
})

/** Units of today; the country is `VN`. */
const areasSchema = z
  .array(
    z.strictObject({
      level: z.enum(['country', 'province', 'district', 'commune']),
      code: z.string().max(10),
    }),
  )
  .max(200)
export const usernameSchema = z.string().regex(/^[a-z0-9._-]{3,60}$/)
export const newAccountSchema = z.strictObject({
  username: usernameSchema,
  name: z.string().trim().min(1).max(120),
  role: z.enum(roles),
  areas: areasSchema,
  approves: z.boolean().optional(),
})
export const accountChangeSchema = z.strictObject({
  name: z.string().trim().min(1).max(120).optional(),
  role: z.enum(roles).optional(),
  areas: areasSchema.optional(),
  disabled: z.boolean().optional(),
  approves: z.boolean().optional(),
})
export const accountAnswerSchema = z.object({ account: accountSchema })
/** The password is generated, shown once, and kept as a hash only. */
export const accountPasswordSchema = z.object({ account: accountSchema, password: z.string() })

export const areaUnitSchema = z.object({
  level: z.enum(['country', 'province', 'district', 'commune']),
  code: z.string(),
  name: z.string(),
  /** How many units lie right below it. */
  children: z.int(),
  target: z.int().nullable(),
  /** Its own; without one it has that of the unit above. */
  window: syncWindowSchema.nullable(),
})
export type AreaUnit = z.infer<typeof areaUnitSchema>
/** Of which unit the ones below are asked for; of the country without either. */
export const areaQuerySchema = z.object({
  level: z.enum(['country', 'province', 'district', 'commune']).optional(),
  code: z.string().max(10).optional(),
})
/** `window` is that of the unit which was asked for. */
export const areaUnitsSchema = z.object({
  units: z.array(areaUnitSchema),
  window: syncWindowSchema.nullable(),
})
export const syncWindowRequestSchema = z.strictObject(syncWindowSchema.shape)
/** One unit of the tree, in a path. */
export const areaParamsSchema = z.object({
  level: z.enum(['country', 'province', 'district', 'commune']),
  code: z.string().max(10),
})
export const accountsSchema = z.object({ accounts: z.array(accountSchema) })

export const enrolmentRequestSchema = z.strictObject({ username: z.string().min(1).max(60) })
export const enrolmentSchema = z.object({
  /** Such as `7KQ2-M9XD-4TRA`; good once. */
  code: z.string(),
  expiresAt: z.iso.datetime(),
})

/** base64url of 32 random bytes. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const enrolRequestSchema = z.strictObject({
  code: z.string().min(1).max(40),
  username: z.string().min(1).max(60),
  password: z.string().min(1).max(200),
  deviceId: deviceIdSchema,
  token: tokenSchema,
})

export const communeSchema = z.object({
  code: communeCodeSchema,
  name: z.string(),
  district: z.string(),
  province: z.string(),
  hamlets: z.array(z.string()),
})
export const recoveryKeySchema = z.object({ id: z.uuid(), publicKey: z.string() })

export const appVersionSchema = z.string().regex(/^[\w.+-]{1,40}$/)

/** What a device is told of the centre and its own scope. */
export const stateSchema = z.object({
  epoch: epochSchema,
  scope: z.array(communeCodeSchema),
  communes: z.array(communeSchema),
  /** When the tablet sends by itself; at any time without one. */
  window: syncWindowSchema.nullable(),
  /** The device was revoked or its account disabled: it has no scope, and what it read leaves it. */
  revoked: z.boolean().optional(),
  /** The officer may approve forms in these communes. */
  approves: z.boolean().optional(),
  /** Rules that are softened in these communes, on this day or later. */
  softened: z.array(softenedInSchema).optional(),
})
export const enrolAnswerSchema = stateSchema.extend({
  deviceId: deviceIdSchema,
  officer: z.object({ username: z.string(), name: z.string() }),
  /** By the centre's clock; the same when the same request comes again. */
  enrolledAt: z.iso.datetime(),
  recoveryKey: recoveryKeySchema.nullable(),
})

export const deviceSchema = z.object({
  id: deviceIdSchema,
  username: z.string(),
  name: z.string(),
  enrolledAt: z.string(),
  revokedAt: z.string().nullable(),
  lastContactAt: z.string().nullable(),
  waiting: z.int(),
  appVersion: z.string().nullable(),
  /** What it last said of its storage; `null` where all is as it should be. */
  storage: storageSchema.nullable(),
  /** `null` before the first comparison. */
  ledger: deviceLedgerSchema.nullable(),
})
export const devicesSchema = z.object({ devices: z.array(deviceSchema) })

export const recoveryKeyRequestSchema = z.strictObject({
  /** base64url SPKI of an RSA-OAEP key of 3072 bits, SHA-256. */
  publicKey: z.string().regex(/^[A-Za-z0-9_-]{400,1200}$/),
})
export const recoveryKeyAnswerSchema = z.object({ recoveryKey: recoveryKeySchema.nullable() })
export const recoveryUseSchema = z.strictObject({ keyId: z.uuid() })
