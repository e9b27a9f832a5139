/**
 * Words for passphrases: Vietnamese syllables without tone marks, short, easy to say and to type on any keyboard.
 * Made from the beginnings and endings that Vietnamese spelling allows. Four of them are more than 41 bits.
 */
import { randomBytes } from './bytes.ts'

const beginnings = 'b c ch d g h kh l m n ng nh ph r s t th tr v x'.split(' ')
const endings = (
  'a ai am an ang anh ao ap at au ay o oi om on ong oc op ot oa oan u ua uc ui um un ung ut uoc uoi uon uong uu ' +
  'ac ach oai i im in inh ich iem ien ieu iet iep iec ieng ip it e en em eo enh ech ep et ' +
  'oe oat oac oanh oang uom uop uan uat uay uy uyen uyet uynh'
).split(' ')
/** C, G and NG are spelled K, GH and NGH before E and I; C is spelled Q before a glide. */
const hard = new Set(['c', 'g', 'ng'])
const glides = /^(o[aeo]|u[ay])/
/** Words that nobody wants to read aloud at a desk. */
const rude = new Set(
  'buoi cac cai cho chet chich cut dai dam dech deo di diem dit du ngu lo lon mat me cam hiep giet'.split(
    ' ',
  ),
)

const fits = (beginning: string, ending: string): boolean =>
  !(hard.has(beginning) && (/^[ei]/.test(ending) || glides.test(ending)))

export const passphraseWords: readonly string[] = [
  ...new Set(
    beginnings.flatMap((beginning) =>
      endings.filter((ending) => fits(beginning, ending)).map((ending) => beginning + ending),
    ),
  ),
].filter((word) => word.length >= 2 && !rude.has(word))

/** Four words, each as likely as any other. */
export function makePassphrase(): string {
  return Array.from({ length: 4 }, () => passphraseWords[randomBelow(passphraseWords.length)]).join(' ')
}

/** Uniform: numbers that would favour the first words are drawn again. */
function randomBelow(bound: number): number {
  const limit = 65_536 - (65_536 % bound)
  for (;;) {
    const [high = 0, low = 0] = randomBytes(2)
    const drawn = high * 256 + low
    if (drawn < limit) return drawn % bound
  }
}
