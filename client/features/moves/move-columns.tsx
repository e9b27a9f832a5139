import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#client/ui/data-row.tsx'
import type { Move } from '#shared/api/moves.ts'
import { dateText } from '#shared/text/date-text.ts'
import { ageOf, type SortName } from './move-view.ts'

const inBrief: ReadonlySet<SortName> = new Set(['name', 'side', 'age'])

export const dayText = (day: string | null): string => (day === null ? '–' : dateText(day))

/** `brief`: beside an open panel only what tells the moves from each other. */
export function useMoveColumns(brief: boolean): readonly Column<Move>[] {
  const { t } = useTranslation('desk')
  return useMemo(() => {
    const named: readonly (Omit<Column<Move>, 'title'> & { readonly key: SortName })[] = [
      { key: 'name', width: 'auto', cell: ({ name }) => name ?? '–' },
      { key: 'birth', width: '8rem', slim: true, cell: ({ birth }) => dayText(birth) },
      { key: 'side', width: '15rem', cell: ({ side }) => t(`moves.side.${side}`) },
      { key: 'commune', width: '12rem', cell: ({ commune }) => commune.name },
      { key: 'other', width: 'auto', slim: true, cell: ({ other }) => other ?? '–' },
      { key: 'on', width: '8rem', slim: true, cell: ({ on }) => dayText(on) },
      {
        key: 'age',
        width: '8rem',
        number: true,
        cell: (move) => t('moves.days', { count: ageOf(move, Date.now()) }),
      },
    ]
    return named
      .filter(({ key }) => !brief || inBrief.has(key))
      .map((column) => ({ ...column, title: t(`moves.column.${column.key}`) }))
  }, [t, brief])
}
