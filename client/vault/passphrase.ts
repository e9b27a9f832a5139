/** What is accepted as a passphrase: twelve characters and more, or four words of the list. */
import { tidyPassphrase } from './data-key.ts'
import { passphraseWords } from './words.ts'

const shortest = 12
const fewestWords = 4
const differentLetters = 5

export type PassphraseFault = 'too-short' | 'too-simple'

export function findPassphraseFault(text: string): PassphraseFault | undefined {
  const passphrase = tidyPassphrase(text)
  const words = passphrase.split(' ')
  const known = new Set(passphraseWords)
  if (words.length >= fewestWords && words.every((word) => known.has(word))) return undefined
  if (passphrase.length < shortest) return 'too-short'
  return new Set(passphrase).size < differentLetters ? 'too-simple' : undefined
}
