/** What units of several parts say in words. */
import type { TFunction } from 'i18next'
import type { AreaNames } from '#shared/areas/compact-areas.ts'
import type { Parts } from '#shared/records/unit.ts'
import { dateText } from '#shared/text/date-text.ts'
import { type Language, nameOfCode, nationalityText } from './code-names.ts'

export interface Words {
  readonly t: TFunction<'collect'>
  readonly language: Language
  readonly areas: AreaNames | undefined
  /** The name of a resident who is on the screen too. */
  readonly nameOf: (resident: string) => string | undefined
}

type Phrase = string | null | undefined

const together = (phrases: readonly Phrase[]): string => phrases.filter(Boolean).join(', ')
const dateOf = (date: Phrase): Phrase => (date ? dateText(date) : null)

function codeOf(unit: string, part: string, parts: Parts, { language }: Words): Phrase {
  const code = parts[part] ?? null
  return code === null ? null : (nameOfCode(`${unit}.${part}`, code, language) ?? code)
}

function placeText(parts: Parts, { areas }: Words): string {
  const place = {
    province: parts.province ?? null,
    district: parts.district ?? null,
    commune: parts.commune ?? null,
    detail: parts.detail ?? null,
  }
  return areas?.placeText(place) ?? together(Object.values(place))
}

function spanText(parts: Parts, { t }: Words): string {
  const from = parts.from == null ? null : t('collect:parts.from', { date: dateText(parts.from) })
  const until = parts.until == null ? null : t('collect:parts.until', { date: dateText(parts.until) })
  return together([from, until])
}

function relativeText(parts: Parts, { t, language, nameOf }: Words): string {
  if (parts.resident == null) return together([nationalityText(parts.nationality, language), parts.number])
  return nameOf(parts.resident) ?? t('collect:parts.linked')
}

const strokesText = ({ strokes }: Parts, { t }: Words): Phrase =>
  strokes == null ? null : t('collect:parts.strokes')

type ToText = (parts: Parts, words: Words) => string

const texts: Readonly<Record<string, ToText>> = {
  address: ({ house, street }) => together([house, street]),
  left: (parts, words) => together([codeOf('left', 'why', parts, words), dateOf(parts.on), parts.to]),
  bloodType: (parts, words) => together([codeOf('bloodType', 'type', parts, words), parts.paper]),
  ...{ father: relativeText, mother: relativeText, spouse: relativeText, representative: relativeText },
  temporaryAddress: (parts, words) => together([placeText(parts, words), spanText(parts, words)]),
  absence: (parts, words) =>
    together([codeOf('absence', 'why', parts, words), spanText(parts, words), parts.to]),
  card: ({ issuedOn, expiresOn }, words) =>
    spanText({ from: issuedOn ?? null, until: expiresOn ?? null }, words),
  life: (parts, words) => together([codeOf('life', 'status', parts, words), dateOf(parts.on), parts.paper]),
  movedFrom: ({ commune, on }, words) =>
    together([placeText({ commune: commune ?? null }, words), dateOf(on)]),
  declared: (parts, words) =>
    together([
      parts.name,
      codeOf('declared', 'how', parts, words),
      strokesText(parts, words),
      dateOf(parts.on),
    ]),
  confirmed: ({ by, on }) => together([by, dateOf(on)]),
  approved: ({ by, on }) => together([by, dateOf(on)]),
  closed: (parts, words) => together([codeOf('closed', 'why', parts, words), dateOf(parts.on)]),
  splitFrom: ({ on }, { t }) => together([t('collect:parts.anotherHousehold'), dateOf(on)]),
}

export const partsText = (unit: string, parts: Parts, words: Words): string =>
  (texts[unit] ?? placeText)(parts, words)
