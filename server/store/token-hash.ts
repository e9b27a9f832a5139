import { createHash } from 'node:crypto'

/** sha256 of a device token's text: all that the centre keeps of it. */
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()
