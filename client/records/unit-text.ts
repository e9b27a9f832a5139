/** A unit's value in words: codes by their names, places from the smallest unit up, dates as they are read. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadAreaNames } from '#client/api/areas.ts'
import type { AreaNames } from '#shared/areas/compact-areas.ts'
import { ethnicGroups } from '#shared/codes/ethnic-groups.ts'
import { leavingCodes, leavingNames } from '#shared/codes/leaving.ts'
import { maritalCodes, maritalNames } from '#shared/codes/marital.ts'
import { relations } from '#shared/codes/relations.ts'
import { sexCodes, sexNames } from '#shared/codes/sex.ts'
import type { Parts, UnitValue } from '#shared/records/unit.ts'
import { dateText } from '#shared/text/date-text.ts'
import { useLanguage } from './problem-text.ts'

/** `undefined` until it is read; places are then shown by their codes. */
export function useAreaNames(): AreaNames | undefined {
  const [names, setNames] = useState<AreaNames>()
  useEffect(() => {
    let wanted = true
    loadAreaNames().then(
      (loaded) => wanted && setNames(loaded),
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [])
  return names
}

type Language = 'vi' | 'en'

const nameOfCode: Readonly<Record<string, (code: string, language: Language) => string | undefined>> = {
  sex: (code, language) =>
    sexCodes.map((each) => (each === code ? sexNames[each][language] : undefined)).find(Boolean),
  marital: (code, language) =>
    maritalCodes.map((each) => (each === code ? maritalNames[each][language] : undefined)).find(Boolean),
  ethnicGroup: (code) => ethnicGroups.find((group) => group.slug === code)?.vi,
  relation: (code, language) => relations.find((relation) => relation.code === code)?.[language],
  birth: (date) => dateText(date),
}

export const leavingText = (why: string | null | undefined, language: Language): string | undefined =>
  leavingCodes.map((each) => (each === why ? leavingNames[each][language] : undefined)).find(Boolean)

function partsText(unit: string, parts: Parts, areas: AreaNames | undefined, language: Language): string {
  if (unit === 'left') {
    return [leavingText(parts.why, language), parts.on === null ? null : dateText(parts.on ?? ''), parts.to]
      .filter(Boolean)
      .join(', ')
  }
  if (unit === 'address') return [parts.house, parts.street].filter(Boolean).join(', ')
  const place = {
    province: parts.province ?? null,
    district: parts.district ?? null,
    commune: parts.commune ?? null,
    detail: parts.detail ?? null,
  }
  return areas?.placeText(place) ?? Object.values(place).filter(Boolean).join(', ')
}

/** A function from a unit and its value to words; an absent value is said as such. */
export function useUnitText(): (unit: string, value: UnitValue) => string {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const areas = useAreaNames()
  return (unit, value) => {
    if (value === null) return t('conflict.empty')
    if (typeof value !== 'string') return partsText(unit, value, areas, language)
    return nameOfCode[unit]?.(value, language) ?? value
  }
}

export const textOf = (value: UnitValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
export const partsOf = (value: UnitValue | undefined): Parts =>
  typeof value === 'object' && value !== null ? value : {}
