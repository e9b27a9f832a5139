import { type ReactNode, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#client/ui/data-row.tsx'
import { DataTable } from '#client/ui/data-table.tsx'
import { tabletName } from '#client/ui/tablet-name.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { AddressChange } from '#client/ui/use-address.ts'
import { useStable } from '#client/ui/use-stable.ts'
import { countText } from '#shared/text/number-text.ts'
import { type DevicesView, deviceSorts, type Tablet } from './devices-view.ts'
import { orderChange } from './list-view.ts'
import { Mark } from './mark.tsx'
import { useTableKeys } from './use-table-keys.ts'

interface DeviceTableProps {
  readonly rows: readonly Tablet[]
  readonly view: DevicesView
  readonly change: (change: AddressChange) => void
  readonly search: RefObject<HTMLInputElement | null>
  readonly empty: ReactNode
}

const keyOf = ({ id }: Tablet): string => id

export function DeviceTable({ rows, view, change, search, empty }: DeviceTableProps) {
  const { t } = useTranslation('administration')
  const columns = useColumns(view.open !== undefined)
  const keys = useTableKeys(
    useMemo(() => rows.map(keyOf), [rows]),
    search,
  )
  const open = useStable((row: Tablet) => change({ mo: row.id }))
  return (
    <DataTable
      {...keys}
      label={t('parts.devices')}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      sort={{ by: view.sort, down: view.down }}
      onSort={(sort) => change(orderChange(view, sort, deviceSorts[0]))}
      openedKey={view.open}
      onOpen={open}
      empty={empty}
    />
  )
}

const inBrief: ReadonlySet<string> = new Set(['officer', 'tablet', 'contact', 'state'])

/** `brief`: beside an open panel only what tells the tablets from each other. */
function useColumns(brief: boolean): readonly Column<Tablet>[] {
  const { t } = useTranslation('administration')
  return useMemo(() => {
    const contact = ({ lastContactAt }: Tablet) =>
      lastContactAt === null ? t('devices.never') : timeText(lastContactAt)
    const columns: readonly Column<Tablet>[] = [
      { key: 'officer', title: t('devices.officer'), width: 'auto', cell: ({ name }) => name },
      { key: 'tablet', title: t('devices.tablet'), width: '8rem', cell: ({ id }) => tabletName(id) },
      { key: 'contact', title: t('devices.contact'), width: '9rem', cell: contact },
      {
        key: 'waiting',
        title: t('devices.waiting'),
        width: '7rem',
        number: true,
        cell: ({ waiting }) => countText(waiting),
      },
      {
        key: 'version',
        title: t('devices.version'),
        width: '9rem',
        slim: true,
        cell: ({ appVersion }) => appVersion ?? '–',
      },
      {
        key: 'enrolled',
        title: t('devices.enrolled'),
        width: '9rem',
        slim: true,
        cell: ({ enrolledAt }) => timeText(enrolledAt),
      },
      { key: 'state', title: t('devices.state'), width: '9rem', cell: (row) => deviceState(row, t) },
    ]
    return columns.filter(({ key }) => !brief || inBrief.has(key))
  }, [t, brief])
}

/** Without a hook of its own: it is drawn in every row. */
export const deviceState = ({ revokedAt }: Tablet, t: (key: string) => string) =>
  revokedAt === null ? (
    <Mark kind="good" text={t('devices.allowed')} />
  ) : (
    <Mark kind="ended" text={t('devices.revoked')} />
  )
