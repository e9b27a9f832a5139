import { useMemo } from 'react'
import type { Choice } from '#client/records/list-select.tsx'
import { useLanguage } from '#client/records/problem-text.ts'
import { headRelation, relations } from '#shared/codes/relations.ts'

/** What somebody may be to a head, but for being it. */
export function useRelationList(): readonly Choice[] {
  const language = useLanguage()
  return useMemo(
    () =>
      relations
        .filter(({ code }) => code !== headRelation)
        .map((relation) => ({ value: relation.code, label: relation[language] })),
    [language],
  )
}
