/** Synthetic numbers with the structure of real ones: `PPP G YY NNNNNN` and the nine digits of a CMND. None is used twice. */

import type { Sex } from '#shared/codes/sex.ts'
import { sexDigit } from '#shared/records/id-start.ts'
import type { Random } from './random.ts'

export interface NumberBook {
  /** For somebody born in a year and registered in a province (two digits). */
  drawIdNumber(random: Random, born: { province: string; sex: Sex; year: number }): string
  drawCmnd(random: Random, province: string): string
}

/** First three digits of a CMND by the province that issued it; others count from 100 by their code. */
const cmndPrefixes: Readonly<Record<string, readonly string[]>> = {
  '60': ['260', '261'],
  '58': ['264'],
  '79': ['023', '024', '025'],
}

export function numberBook(): NumberBook {
  const used = new Set<string>()
  const drawUnused = (random: Random, front: string, digits: number): string => {
    for (;;) {
      const number = `${front}${String(random.between(0, 10 ** digits - 1)).padStart(digits, '0')}`
      if (used.has(number)) continue
      used.add(number)
      return number
    }
  }
  return {
    drawIdNumber: (random, { province, sex, year }) =>
      drawUnused(random, `0${province}${sexDigit(sex, year)}${String(year).slice(2)}`, 6),
    drawCmnd: (random, province) =>
      drawUnused(random, random.pick(cmndPrefixes[province] ?? [`1${province}`]), 6),
  }
}
