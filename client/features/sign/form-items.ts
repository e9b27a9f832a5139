/** The items of form DC01 with what stands there, in words. */
import { nationalityText } from '#client/records/code-names.ts'
import { useLanguage } from '#client/records/problem-text.ts'
import { textOf, useAreaNames, useUnitText } from '#client/records/unit-text.ts'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { type FormItem, signedItems } from '#shared/forms/form-items.ts'
import { factsOf, type RelativeFacts, relativeOf } from '#shared/records/relatives.ts'
import type { UnitValue } from '#shared/records/unit.ts'

export interface FilledItem {
  readonly item: FormItem
  readonly text: string
}

const together = (parts: readonly (string | null | undefined)[], by = ', '): string =>
  parts.filter(Boolean).join(by)

/** In capitals, as the paper wants names. */
const inCapitals = (name: string | null | undefined): string => (name ?? '').toLocaleUpperCase('vi')

/** Everything but the signatures. `communeName` is of the household's commune. */
export function useFormItems(): (
  household: HouseholdView,
  resident: RecordView,
  communeName: string,
) => readonly FilledItem[] {
  const facts = useFactsText()
  const own = useOwnText()
  const areas = useAreaNames()
  return (household, { units }, communeName) => {
    const find = (id: string) => household.residents.find((one) => one.id === id)?.units
    const [province, district] = areas?.path(household.commune) ?? []
    const places: Readonly<Record<string, string>> = {
      ...{ province: province?.name ?? '', district: district?.name ?? '', commune: communeName },
    }
    const textIn = (item: FormItem): string => {
      if (item.facts === 'head') return facts(factsOf(household.head?.units ?? {}))
      if (item.facts !== null) return facts(relativeOf(units, item.facts, find))
      const filled = [
        ...item.resident.map((unit) => own(unit, units[unit] ?? null)),
        ...item.household.map((unit) => own(unit, household.units[unit] ?? null)),
      ]
      return places[item.key] ?? together(filled, ' / ')
    }
    return signedItems.map((item) => ({ item, text: textIn(item) }))
  }
}

function useFactsText() {
  const language = useLanguage()
  return ({ name, nationality, number }: RelativeFacts): string =>
    together([inCapitals(name), nationalityText(nationality, language), number], ' · ')
}

/** One unit alone; nothing where it is not filled. */
function useOwnText(): (unit: string, value: UnitValue) => string {
  const unitText = useUnitText()
  return (unit, value) => {
    if (value === null) return ''
    return unit === 'name' ? inCapitals(textOf(value)) : unitText(unit, value)
  }
}
