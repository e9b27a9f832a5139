/** The items of form DC01 in the order of the paper, each with what stands there in words. */
import { useTranslation } from 'react-i18next'
import { textOf, useAreaNames, useUnitText } from '#client/records/unit-text.ts'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import {
  factsOf,
  nameUnitOf,
  type Relative,
  type RelativeFacts,
  relativeOf,
} from '#shared/records/relatives.ts'
import type { UnitValues } from '#shared/records/unit.ts'

export interface FormItem {
  /** As the paper counts. */
  readonly number: string
  readonly key: string
  /** Of the resident's record; none of what is the household's. */
  readonly units: readonly string[]
  readonly text: string
}

/** What one unit alone fills. */
const plain = [
  ['2', 'birth'],
  ['3', 'bloodType'],
  ['4', 'sex'],
  ['5', 'marital'],
  ['6', 'birthPlace'],
  ['7', 'hometown'],
  ['8', 'ethnicGroup'],
  ['9', 'nationality'],
  ['10', 'religion'],
] as const
const places = [
  ['12', 'permanentAddress'],
  ['13', 'currentAddress'],
] as const
const family = [
  ['14a', 'father'],
  ['14b', 'mother'],
  ['14c', 'spouse'],
  ['14d', 'representative'],
] as const satisfies readonly (readonly [string, Relative])[]

const together = (parts: readonly (string | null | undefined)[], by = ', '): string =>
  parts.filter(Boolean).join(by)

/** In capitals, as the paper wants names. */
const inCapitals = (name: string | null | undefined): string => (name ?? '').toLocaleUpperCase('vi')

export function useFormItems(): (household: HouseholdView, resident: RecordView) => readonly FormItem[] {
  const { t } = useTranslation('sign')
  const unitText = useUnitText()
  const country = (code: string | null) => (code === 'VN' ? t('vietnam') : code)
  const said = ({ name, nationality, number }: RelativeFacts): string =>
    together([inCapitals(name), country(nationality), number], ' · ')
  return (household, { units }) => {
    const find = (id: string): UnitValues | undefined =>
      household.residents.find((one) => one.id === id)?.units
    const one = (number: string, unit: string): FormItem => {
      const value = units[unit] ?? null
      const text = unit === 'nationality' ? (country(textOf(value) ?? null) ?? '') : unitText(unit, value)
      return { number, key: unit, units: [unit], text: value === null ? '' : text }
    }
    const relative = ([number, of]: readonly [string, Relative]): FormItem => ({
      ...{ number, key: of, units: [nameUnitOf[of], of] },
      text: said(relativeOf(units, of, find)),
    })
    const { head } = household
    return [
      { number: '1', key: 'name', units: ['name'], text: inCapitals(textOf(units.name)) },
      ...plain.map(([number, unit]) => one(number, unit)),
      {
        ...{ number: '11', key: 'number', units: ['idNumber', 'cmnd'] },
        text: together([textOf(units.idNumber), textOf(units.cmnd)], ' / '),
      },
      ...places.map(([number, unit]) => one(number, unit)),
      ...family.map(relative),
      { number: '15', key: 'head', units: [], text: head === undefined ? '' : said(factsOf(head.units)) },
      one('16', 'relation'),
      { number: '17', key: 'bookNumber', units: [], text: textOf(household.units.bookNumber) ?? '' },
    ]
  }
}

export interface FormPlace {
  readonly province: string
  readonly district: string
  readonly commune: string
  readonly hamlet: string
  readonly house: string
}

/** Where the form was filled in: the head of the paper. */
export function useFormPlace(): (household: HouseholdView, communeName: string) => FormPlace {
  const areas = useAreaNames()
  const unitText = useUnitText()
  return ({ commune, units }, communeName) => {
    const [province, district] = areas?.path(commune) ?? []
    return {
      province: province?.name ?? '',
      district: district?.name ?? '',
      commune: communeName,
      hamlet: textOf(units.hamlet) ?? '',
      house: units.address == null ? '' : unitText('address', units.address),
    }
  }
}
