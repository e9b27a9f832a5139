import { createHash } from 'node:crypto'

/** sha256 of the token's text: all that the centre keeps of it. */
export const hashOfToken = (token: string): Uint8Array => createHash('sha256').update(token).digest()
