import { type ReactNode, type RefObject, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#client/ui/data-row.tsx'
import { DataTable } from '#client/ui/data-table.tsx'
import type { AddressChange } from '#client/ui/use-address.ts'
import { useStable } from '#client/ui/use-stable.ts'
import type { Account } from '#shared/api/accounts.ts'
import { type AccountRow, type AccountsView, accountSorts, needsFactor } from './accounts-view.ts'
import { orderChange } from './list-view.ts'
import { Mark } from './mark.tsx'
import { useTableKeys } from './use-table-keys.ts'

interface AccountTableProps {
  readonly rows: readonly AccountRow[]
  readonly view: AccountsView
  readonly change: (change: AddressChange, step?: 'step') => void
  readonly search: RefObject<HTMLInputElement | null>
  readonly empty: ReactNode
}

const keyOf = ({ account }: AccountRow): string => account.username

export function AccountTable({ rows, view, change, search, empty }: AccountTableProps) {
  const { t } = useTranslation('administration')
  const columns = useColumns(view.open !== undefined)
  const keys = useTableKeys(
    useMemo(() => rows.map(keyOf), [rows]),
    search,
  )
  const open = useStable((row: AccountRow) => change({ mo: keyOf(row) }))
  return (
    <DataTable
      {...keys}
      label={t('parts.accounts')}
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      sort={{ by: view.sort, down: view.down }}
      onSort={(sort) => change(orderChange(view, sort, accountSorts[0]))}
      openedKey={view.open}
      onOpen={open}
      empty={empty}
    />
  )
}

const inBrief: ReadonlySet<string> = new Set(['name', 'username', 'state'])

/** `brief`: beside an open panel only what tells the accounts from each other. */
function useColumns(brief: boolean): readonly Column<AccountRow>[] {
  const { t } = useTranslation('administration')
  return useMemo(() => {
    const columns: readonly Column<AccountRow>[] = [
      { key: 'name', title: t('accounts.name'), width: 'auto', cell: ({ account }) => account.name },
      {
        key: 'username',
        title: t('accounts.username'),
        width: brief ? 'auto' : '12rem',
        cell: ({ account }) => account.username,
      },
      {
        key: 'role',
        title: t('accounts.role'),
        width: '8rem',
        cell: ({ account }) => t(`desk:roles.${account.role}`),
      },
      {
        key: 'areas',
        title: t('accounts.areas'),
        width: 'auto',
        slim: true,
        cell: ({ areas }) => <span title={areas}>{areas === '' ? '–' : areas}</span>,
      },
      {
        key: 'state',
        title: t('accounts.state'),
        width: '8.25rem',
        cell: ({ account }) => accountState(account, t),
      },
      {
        key: 'factor',
        title: t('accounts.factor'),
        width: '9rem',
        slim: true,
        cell: ({ account }) => factorState(account, t),
      },
    ]
    return columns.filter(({ key }) => !brief || inBrief.has(key))
  }, [t, brief])
}

type Say = (key: string) => string

/** Without a hook of its own: it is drawn in every row. */
export const accountState = ({ disabled }: Account, t: Say) =>
  disabled ? (
    <Mark kind="ended" text={t('accounts.disabled')} />
  ) : (
    <Mark kind="good" text={t('accounts.active')} />
  )

export function factorState(account: Account, t: Say) {
  if (!needsFactor(account)) return t('accounts.factorNotNeeded')
  return account.secondFactor ? (
    <Mark kind="good" text={t('accounts.factorSet')} />
  ) : (
    <Mark kind="open" text={t('accounts.factorMissing')} />
  )
}
