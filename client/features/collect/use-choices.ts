/** Code lists as choices, the most common of the commune first. */
import { useMemo } from 'react'
import { choicesOf } from '#client/records/code-names.ts'
import type { Choice } from '#client/records/list-select.tsx'
import { useLanguage } from '#client/records/problem-text.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import type { CommuneCode } from '#shared/ids.ts'
import { commonFirst } from './common-first.ts'

/** Codes of a unit by how often they stand in a commune; counted when a form opens, not while it is filled. */
function useCounts(commune: CommuneCode, unit: string): ReadonlyMap<string, number> {
  const { book } = useOpenTablet()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the order of a list that is open must not move
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const household of book.get().households()) {
      if (household.commune !== commune) continue
      for (const { units } of household.residents) {
        const code = units[unit]
        if (typeof code === 'string') counts.set(code, (counts.get(code) ?? 0) + 1)
      }
    }
    return counts
  }, [commune, unit])
}

/** The codes of a unit as choices. */
function useCommonFirst(commune: CommuneCode, unit: string): readonly Choice[] {
  const language = useLanguage()
  const counts = useCounts(commune, unit)
  return useMemo(() => commonFirst(choicesOf(unit, language), counts), [unit, language, counts])
}

export const useEthnicChoices = (commune: CommuneCode) => useCommonFirst(commune, 'ethnicGroup')
export const useNationalityChoices = (commune: CommuneCode) => useCommonFirst(commune, 'nationality')
export const useReligionChoices = (commune: CommuneCode) => useCommonFirst(commune, 'religion')
export const useRelationChoices = (commune: CommuneCode) => useCommonFirst(commune, 'relation')
export const useResidenceChoices = (commune: CommuneCode) => useCommonFirst(commune, 'residenceStatus')
