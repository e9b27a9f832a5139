/** Errors in the numbers of somebody who has one. */
import { idPrefixes } from '#shared/codes/id-prefixes.ts'
import { type Break, type Breaking, breakOne } from './breaking.ts'
import type { Random } from './random.ts'

const breakNumber = (broken: (number: string, breaking: Breaking) => string): Break =>
  breakOne(
    ({ idNumber }) => idNumber !== null,
    ({ idNumber }, breaking) => ({ idNumber: broken(idNumber ?? '', breaking) }),
  )

const putDigit = (text: string, at: number, digit: number): string =>
  `${text.slice(0, at)}${digit}${text.slice(at + 1)}`
const otherDigit = (random: Random, digit: string | undefined): number =>
  (Number(digit) + random.between(1, 9)) % 10

function drawUnknownPrefix(random: Random): string {
  for (;;) {
    const prefix = String(random.between(1, 199)).padStart(3, '0')
    if (!idPrefixes.has(prefix)) return prefix
  }
}

export const anotherYear = breakNumber((text, { random }) => putDigit(text, 5, otherDigit(random, text[5])))
export const anotherSex = breakNumber((text) => putDigit(text, 3, Number(text[3]) ^ 1))
export const anotherLength = breakNumber((text, { random }) =>
  random.chance(0.7) ? text.slice(0, 11) : `${text}0`,
)
export const unknownPrefix = breakNumber((text, { random }) => drawUnknownPrefix(random) + text.slice(3))

export const anotherCmndLength = breakOne(
  ({ cmnd }) => cmnd !== null,
  ({ cmnd }, { random }) => ({ cmnd: random.chance(0.6) ? (cmnd ?? '').slice(0, 8) : `${cmnd}0` }),
)
