/** A unit's value in words: codes by their names, places from the smallest unit up, dates as they are read. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadAreaNames } from '#client/api/areas.ts'
import type { AreaNames } from '#shared/areas/compact-areas.ts'
import type { Parts, UnitValue } from '#shared/records/unit.ts'
import { dateText } from '#shared/text/date-text.ts'
import { nameOfCode } from './code-names.ts'
import { partsText } from './parts-text.ts'
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

const nobody = () => undefined

/**
 * A function from a unit and its value to words; an absent value is said as such. `nameOf` knows the residents who are on
 * the screen: a relative who is linked is said by name.
 */
export function useUnitText(
  nameOf: (resident: string) => string | undefined = nobody,
): (unit: string, value: UnitValue) => string {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const areas = useAreaNames()
  return (unit, value) => {
    if (value === null) return t('conflict.empty')
    if (typeof value !== 'string') return partsText(unit, value, { t, language, areas, nameOf })
    return unit === 'birth' ? dateText(value) : (nameOfCode(unit, value, language) ?? value)
  }
}

export const textOf = (value: UnitValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined
export const partsOf = (value: UnitValue | undefined): Parts =>
  typeof value === 'object' && value !== null ? value : {}
