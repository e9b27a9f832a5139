/** The names of codes, by the unit or the part in which they stand. */
import { absenceReasons } from '#shared/codes/absence-reasons.ts'
import { bloodTypes } from '#shared/codes/blood-types.ts'
import { closings } from '#shared/codes/closing.ts'
import { countryAliases, countryCodes, noCountries, vietnam } from '#shared/codes/countries.ts'
import { ethnicGroups } from '#shared/codes/ethnic-groups.ts'
import { leavingCodes, leavingNames } from '#shared/codes/leaving.ts'
import { lifeStatuses } from '#shared/codes/life-statuses.ts'
import { maritalCodes, maritalNames } from '#shared/codes/marital.ts'
import { relations } from '#shared/codes/relations.ts'
import { religions } from '#shared/codes/religions.ts'
import { residenceStatuses } from '#shared/codes/residence-statuses.ts'
import { sexCodes, sexNames } from '#shared/codes/sex.ts'
import { signings } from '#shared/codes/signing.ts'
import { relatives } from '#shared/records/relatives.ts'
import type { Choice } from './list-select.tsx'

export type Language = 'vi' | 'en'
type Names = Readonly<Record<Language, string>> & {
  /** Other names by which it is found. */
  readonly aliases?: readonly string[]
}

const byCode = (list: readonly ({ readonly code: string } & Names)[]): ReadonlyMap<string, Names> =>
  new Map(list.map((one) => [one.code, one]))

const regions = {
  vi: new Intl.DisplayNames('vi', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
}

/** Vietnam first. Named when they are asked for: there are 249 of them, and a form shows one. */
const countries: ReadonlyMap<string, Names> = new Map([
  ...[vietnam, ...countryCodes.filter((code) => code !== vietnam)].map((code): [string, Names] => [
    code,
    {
      get vi() {
        return regions.vi.of(code) ?? code
      },
      get en() {
        return regions.en.of(code) ?? code
      },
      aliases: countryAliases[code] ?? [],
    },
  ]),
  ...byCode(noCountries),
])

const names: Readonly<Record<string, ReadonlyMap<string, Names>>> = {
  sex: new Map(sexCodes.map((code) => [code, sexNames[code]])),
  marital: new Map(maritalCodes.map((code) => [code, maritalNames[code]])),
  ethnicGroup: new Map(ethnicGroups.map(({ slug, vi, aliases }) => [slug, { vi, en: vi, aliases }])),
  nationality: countries,
  ...Object.fromEntries(relatives.map((relative) => [`${relative}.nationality`, countries])),
  religion: new Map(religions.map((religion) => [religion.slug, religion])),
  relation: byCode(relations),
  residenceStatus: byCode(residenceStatuses),
  'left.why': new Map(leavingCodes.map((code) => [code, leavingNames[code]])),
  'bloodType.type': byCode(bloodTypes),
  'absence.why': byCode(absenceReasons),
  'life.status': byCode(lifeStatuses),
  'declared.how': byCode(signings),
  'closed.why': byCode(closings),
}

/** The name of a code in a unit, or in a part of one as `unit.part`; `undefined` for what is no code or not known. */
export const nameOfCode = (place: string, code: string, language: Language): string | undefined =>
  names[place]?.get(code)?.[language]

/** A country by its name; what is written instead of a code, as it is written. */
export const nationalityText = (text: string | null | undefined, language: Language): string =>
  text == null ? '' : (nameOfCode('nationality', text, language) ?? text)

/** The codes of such a place as choices, in the order of their list. */
export const choicesOf = (place: string, language: Language): readonly Choice[] =>
  [...(names[place] ?? [])].map(([value, name]) => ({
    value,
    label: name[language],
    aliases: name.aliases ?? [],
  }))

/** Whether the texts of such a place are codes of a list. */
export const isListed = (place: string): boolean => Object.hasOwn(names, place)
