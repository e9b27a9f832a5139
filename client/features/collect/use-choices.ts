/** Code lists as choices, the most common of the commune first. */
import { useMemo } from 'react'
import type { Choice } from '#client/records/list-select.tsx'
import { useLanguage } from '#client/records/problem-text.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { ethnicGroups } from '#shared/codes/ethnic-groups.ts'
import { relations } from '#shared/codes/relations.ts'
import type { CommuneCode } from '#shared/ids.ts'

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

const commonFirst = (choices: readonly Choice[], counts: ReadonlyMap<string, number>): readonly Choice[] =>
  [...choices].sort((a, b) => (counts.get(b.value) ?? 0) - (counts.get(a.value) ?? 0))

const ethnicChoices: readonly Choice[] = ethnicGroups.map(({ slug, vi, aliases }) => ({
  value: slug,
  label: vi,
  aliases,
}))

export function useEthnicChoices(commune: CommuneCode): readonly Choice[] {
  const counts = useCounts(commune, 'ethnicGroup')
  return useMemo(() => commonFirst(ethnicChoices, counts), [counts])
}

export function useRelationChoices(commune: CommuneCode): readonly Choice[] {
  const language = useLanguage()
  const counts = useCounts(commune, 'relation')
  return useMemo(() => {
    const choices = relations.map((relation) => ({ value: relation.code, label: relation[language] }))
    return commonFirst(choices, counts)
  }, [language, counts])
}
