/** The reasons that are given most often, by what is decided; their words stand in the catalogue. */
import type { Option } from './options.ts'

const frequent = {
  conflict: ['paper', 'family', 'hamlet', 'typing', 'newer'],
  correct: ['paper', 'family', 'hamlet', 'typing'],
  dismiss: ['asOnPaper', 'verified', 'known'],
} as const

export type ReasonKind = keyof typeof frequent

export const reasonKind = (option: Option['kind']): ReasonKind => {
  if (option === 'dismiss' || option === 'correct') return option
  return 'conflict'
}

export const listReasons = (kind: ReasonKind): readonly string[] => frequent[kind]

/** Keys beside the reasons. Neither j nor k, which move. */
export const reasonKeys = ['a', 's', 'd', 'f', 'g'] as const
