/** Codes that are read aloud and typed on glass: twelve characters without look-alikes, 58 bits, in groups of four. */
import { createHash, randomInt } from 'node:crypto'

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

export const makeEnrolmentCode = (): string =>
  [0, 1, 2].map(() => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-')

/** The hash under which a code is kept; typed in any case, with or without dashes and spaces. */
export const hashOfCode = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest()
