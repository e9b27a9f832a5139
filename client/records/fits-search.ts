import { fold } from '#shared/text/fold.ts'

/** Whether every word that is typed is part of a word of one of the names, with or without tones. */
export function fitsSearch(names: readonly string[], search: string): boolean {
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '')
  const text = fold(names.join(' '))
  return words.every((word) => text.includes(word))
}
