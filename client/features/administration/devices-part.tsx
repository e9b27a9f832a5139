/** Every tablet: whose it is, when it was last heard of, what waits on it; stopped and allowed again. */
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Devices as DeviceList, listDevices } from '#client/api/administration.ts'
import { pollEvery, shareParts } from '#client/api/poll.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { FilterBar, FilterChips } from '#client/ui/filter-bar.tsx'
import { FreshNote } from '#client/ui/fresh-note.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import { WithPanel } from '#client/ui/side-panel.tsx'
import { type AddressChange, useAddress } from '#client/ui/use-address.ts'
import { countText } from '#shared/text/number-text.ts'
import classes from './administration.module.css'
import { Answered } from './answered.tsx'
import { DevicePanel } from './device-panel.tsx'
import { DeviceTable } from './device-table.tsx'
import {
  allTablets,
  type DevicesView,
  deviceKeeps,
  isKept,
  readDevicesView,
  silentDays,
  type Tablet,
  tabletsMeant,
  tabletsShown,
} from './devices-view.ts'
import { partPath } from './parts.ts'
import { ShowAll } from './show-all.tsx'

const refreshMs = 15_000

export function DevicesPart() {
  const devices = useQuery({
    queryKey: ['devices'],
    queryFn: ({ client }) => listDevices(client.getQueryData<DeviceList>(['devices'])),
    refetchInterval: pollEvery(refreshMs),
    structuralSharing: shareParts,
  })
  return (
    <Answered query={devices}>
      {(data) => (
        <Devices
          tablets={data.devices}
          at={devices.dataUpdatedAt}
          fresh={
            <FreshNote
              answeredAt={devices.dataUpdatedAt}
              failed={devices.isError}
              onAgain={devices.refetch}
            />
          }
        />
      )}
    </Answered>
  )
}

interface DevicesProps {
  readonly tablets: readonly Tablet[]
  /** When the list was answered: silence is counted until then. */
  readonly at: number
  readonly fresh: React.ReactNode
}

function Devices({ tablets, at, fresh }: DevicesProps) {
  const { t } = useTranslation('administration')
  const [view, change] = useAddress(readDevicesView)
  const search = useRef<HTMLInputElement>(null)
  const meant = useMemo(() => tabletsMeant(tablets, view.text), [tablets, view.text])
  const shown = useDeferredValue(useMemo(() => tabletsShown(meant, view, at), [meant, view, at]))
  const opened = tablets.find(({ id }) => id === view.open)
  const panel = opened && (
    <DevicePanel key={opened.id} tablet={opened} onClose={() => change({ mo: undefined })} />
  )
  const none = tablets.length === 0 ? 'first' : 'none'
  return (
    <WithPanel panel={panel ?? null}>
      <Filters
        view={view}
        change={change}
        meant={meant}
        shown={shown.length}
        at={at}
        search={search}
        fresh={fresh}
      />
      <DeviceTable
        rows={shown}
        view={view}
        change={change}
        search={search}
        empty={
          <EmptyState title={t(`devices.empty.${none}.title`)} text={t(`devices.empty.${none}.text`)}>
            {none === 'none' ? (
              <ShowAll onShow={() => change(allTablets)} />
            ) : (
              <Anchor component={Link} to={partPath('tai-khoan')} className={classes.toPart}>
                {t('devices.empty.first.open')}
              </Anchor>
            )}
          </EmptyState>
        }
      />
    </WithPanel>
  )
}

interface FiltersProps {
  readonly view: DevicesView
  readonly change: (change: AddressChange) => void
  readonly meant: readonly Tablet[]
  readonly shown: number
  readonly at: number
  readonly search: React.RefObject<HTMLInputElement | null>
  readonly fresh: React.ReactNode
}

function Filters({ view, change, meant, shown, at, search, fresh }: FiltersProps) {
  const { t } = useTranslation('administration')
  const choices = deviceKeeps.map((key) => ({
    key,
    name: t(`devices.keep.${key}`, { days: silentDays }),
    count: countText(meant.filter((tablet) => isKept[key](tablet, at)).length),
  }))
  return (
    <div className={classes.bar}>
      <FilterBar count={t('devices.count', { count: shown, text: countText(shown) })} aside={fresh}>
        <SearchField
          field={search}
          label={t('devices.search')}
          value={view.text}
          onChange={(tim) => change({ tim })}
        />
        <FilterChips
          label={t('devices.keep.label')}
          value={view.keep}
          choices={choices}
          onChoose={(loc) => change({ loc: loc === 'all' ? undefined : loc })}
        />
      </FilterBar>
    </div>
  )
}
