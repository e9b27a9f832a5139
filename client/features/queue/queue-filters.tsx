import { type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CommuneFilter } from '#client/ui/commune-filter.tsx'
import { FilterBar, FilterChips } from '#client/ui/filter-bar.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import type { AddressChange } from '#client/ui/use-address.ts'
import { type QueueDevice, urgencies } from '#shared/api/queue.ts'
import { countText } from '#shared/text/number-text.ts'
import { countUrgencies } from './queue-list.ts'
import type { QueueView } from './queue-view.ts'

interface QueueFiltersProps {
  readonly devices: readonly QueueDevice[]
  readonly view: QueueView
  readonly shown: number
  readonly search: RefObject<HTMLInputElement | null>
  readonly change: (change: AddressChange) => void
}

export function QueueFilters({ devices, view, shown, search, change }: QueueFiltersProps) {
  const { t } = useTranslation('desk')
  const { commune, text } = view
  const counts = useMemo(() => countUrgencies(devices, { commune, text }), [devices, commune, text])
  const communes = useMemo(() => devices.flatMap((device) => device.communes), [devices])
  const choices = (['all', ...urgencies] as const).map((key) => ({
    key,
    name: t(`queue.urgency.${key}`),
    count: countText(counts[key]),
  }))
  return (
    <>
      <FilterBar>
        <FilterChips
          label={t('queue.column.urgency')}
          value={view.urgency}
          choices={choices}
          onChoose={(key) => change({ muc: key === 'all' ? undefined : key })}
        />
      </FilterBar>
      <FilterBar count={t('queue.devices', { count: shown, text: countText(shown) })}>
        <SearchField
          field={search}
          label={t('queue.search')}
          value={view.text}
          onChange={(tim) => change({ tim })}
        />
        <CommuneFilter communes={communes} chosen={commune} onChoose={(code) => change({ xa: code })} />
      </FilterBar>
    </>
  )
}
