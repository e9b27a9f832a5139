/**
 * The sign-in library, reached only through `auth.api`: none of its own end points is mounted. Argon2id, no public
 * sign-up, no cookie cache, so that ending a session ends it at once.
 */
import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { username } from 'better-auth/plugins'
import type pg from 'pg'

export interface AuthOptions {
  readonly pool: pg.Pool
  readonly secret: string
  /** Whether people reach the API over TLS. */
  readonly secureCookies: boolean
  readonly baseURL: string
}

/** Keyboards write the same Vietnamese letter as one character or as several. */
const asTyped = (password: string): string => password.normalize('NFC')

export const verifyPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, asTyped(password))

export function createAuth({ pool, secret, secureCookies, baseURL }: AuthOptions) {
  return betterAuth({
    database: pool,
    secret,
    baseURL,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: {
        hash: (password) => hash(asTyped(password)),
        verify: ({ hash: stored, password }) => verifyPassword(stored, password),
      },
    },
    session: {
      cookieCache: { enabled: false },
      // a working day, however much it is used
      expiresIn: 12 * 3600,
      disableSessionRefresh: true,
      modelName: 'sign_in_session',
      // when it has shown a code; written by `spendStep` only
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    user: { modelName: 'sign_in_user' },
    account: { modelName: 'sign_in_account' },
    verification: { modelName: 'sign_in_verification' },
    advanced: { cookiePrefix: 'dan-cu', useSecureCookies: secureCookies, disableCSRFCheck: false },
    rateLimit: { enabled: false },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 60,
        usernameValidator: (name) => /^[a-z0-9._-]+$/.test(name),
      }),
    ],
  })
}
export type Auth = ReturnType<typeof createAuth>
