/** The tablet's own secret: 32 random bytes, of which the centre keeps the SHA-256. */
import { base64url, randomBytes } from './bytes.ts'

export const makeDeviceToken = (): string => base64url(randomBytes(32))
