/** Names as DC01 wants them: composed (NFC), single spaces, capitals with all their marks. Done before the save, never after. */
const vietnamese = new Intl.Collator('vi')

export const tidyText = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
export const tidyName = (text: string): string => tidyText(text).toLocaleUpperCase('vi')

/** Họ, chữ đệm, tên. A single word is the given name. */
export interface NameParts {
  readonly family: string
  readonly middle: string
  readonly given: string
}

export function namePartsFromName(name: string): NameParts {
  const words = tidyText(name).split(' ')
  return {
    family: words.length > 1 ? (words[0] ?? '') : '',
    middle: words.slice(1, -1).join(' '),
    given: words.at(-1) ?? '',
  }
}

/** Order of Vietnamese lists: by given name, then family name, then what stands between. */
export function compareNames(a: string, b: string): number {
  const left = namePartsFromName(a)
  const right = namePartsFromName(b)
  return (
    vietnamese.compare(left.given, right.given) ||
    vietnamese.compare(left.family, right.family) ||
    vietnamese.compare(left.middle, right.middle)
  )
}
