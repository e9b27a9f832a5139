/** What is read aloud and typed on glass: characters that look like no other, in groups of four. */
import { createHash, randomInt } from 'node:crypto'

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

const makeGroups = (count: number): string =>
  Array.from({ length: count }, () =>
    Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join(''),
  ).join('-')

/** Twelve characters, 58 bits. */
export const makeEnrolmentCode = (): string => makeGroups(3)

/** Sixteen small letters and digits, 78 bits, for an administrator to hand over. */
export const makePassword = (): string => makeGroups(4).toLowerCase()

/** The hash under which a code is kept; typed in any case, with or without dashes and spaces. */
export const hashOfCode = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest()
