import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CommuneFilter } from '#client/ui/commune-filter.tsx'
import { FilterBar, FilterChips } from '#client/ui/filter-bar.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import type { AddressChange } from '#client/ui/use-address.ts'
import type { Move } from '#shared/api/moves.ts'
import { countText } from '#shared/text/number-text.ts'
import { countSides, type MoveView, sides } from './move-view.ts'

interface MoveFiltersProps {
  readonly moves: readonly Move[]
  readonly view: MoveView
  readonly shown: number
  readonly search: RefObject<HTMLInputElement | null>
  readonly change: (change: AddressChange) => void
}

export function MoveFilters({ moves, view, shown, search, change }: MoveFiltersProps) {
  const { t } = useTranslation('desk')
  const counts = useMemo(() => countSides(moves), [moves])
  const communes = useMemo(() => moves.map(({ commune }) => commune), [moves])
  return (
    <>
      <FilterBar>
        <FilterChips
          label={t('moves.column.side')}
          value={view.side}
          choices={sides.map((key) => ({
            key,
            name: t(`moves.side.${key}`),
            count: countText(counts[key]),
          }))}
          onChoose={(key) => change({ ben: key === 'all' ? undefined : key })}
        />
      </FilterBar>
      <FilterBar count={t('moves.count', { count: shown, text: countText(shown) })}>
        <SearchField
          field={search}
          label={t('moves.search')}
          value={view.text}
          onChange={(tim) => change({ tim })}
        />
        <CommuneFilter communes={communes} chosen={view.commune} onChoose={(code) => change({ xa: code })} />
      </FilterBar>
    </>
  )
}
