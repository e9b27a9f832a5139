import { fold } from '#shared/text/fold.ts'

/** Whether every word that is typed is part of a word of one of the names, with or without tones. */
export function fitsSearch(names: readonly string[], search: string): boolean {
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '')
  const text = fold(names.join(' '))
  return words.every((word) => text.includes(word))
}

/** Those of a list that fit: what is called so first, then what begins so. Enter takes the first. */
export function findFitting<T>(
  listed: readonly T[],
  namesOf: (one: T) => readonly string[],
  search: string,
): T[] {
  const typed = fold(search).trim()
  const found = listed.filter((one) => fitsSearch(namesOf(one), search))
  if (typed === '') return found
  const rankOf = (one: T): number => Math.min(...namesOf(one).map((name) => rank(fold(name), typed)), 2)
  return found.sort((one, other) => rankOf(one) - rankOf(other))
}

const rank = (name: string, typed: string): number => (name === typed ? 0 : name.startsWith(typed) ? 1 : 2)
