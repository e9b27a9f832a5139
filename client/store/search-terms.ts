/** A query in terms: beginnings of words, digits anywhere in a number, "sinh 1987" for a year of birth. Pure. */
import { fold } from '#shared/text/fold.ts'

export interface Term {
  /** `start`: the beginning of a word. `part`: digits anywhere, as the last four of a number. */
  readonly kind: 'start' | 'part'
  readonly text: string
}

/** The year of birth stands in a resident's line behind a star, which nobody types. */
const born = /(^| )(?:sinh|born)(?: nam| in)? (\d{1,4})(?= |$)/g
/** With fewer digits nearly every number would be found. */
const fewestDigits = 3

export function findTerms(query: string): readonly Term[] {
  return fold(query)
    .replaceAll('*', ' ')
    .replace(born, '$1*$2')
    .split(' ')
    .filter((word) => word !== '')
    .map((text) => ({ kind: isPart(text) ? 'part' : 'start', text }))
}

const isPart = (word: string): boolean => word.length >= fewestDigits && /^\d+$/.test(word)

export const lineHas = (line: string, { kind, text }: Term): boolean =>
  line.includes(kind === 'part' ? text : ` ${text}`)

/** Whether whatever has all of `terms` has `term` too. */
export const isImplied = (term: Term, terms: readonly Term[]): boolean =>
  terms.some(({ kind, text }) => kind === term.kind && text.startsWith(term.text))
