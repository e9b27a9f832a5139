/** Everybody who may sign in: found, made, changed, stopped. */
import { Button, Select } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listAccounts } from '#client/api/administration.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { FilterBar, FilterChips } from '#client/ui/filter-bar.tsx'
import { SearchField } from '#client/ui/search-field.tsx'
import { WithPanel } from '#client/ui/side-panel.tsx'
import { type AddressChange, useAddress } from '#client/ui/use-address.ts'
import { roles } from '#shared/access/actor.ts'
import type { Account } from '#shared/api/accounts.ts'
import { countText } from '#shared/text/number-text.ts'
import { accountsKey } from './account-cache.ts'
import { AccountPanel } from './account-panel.tsx'
import { AccountTable } from './account-table.tsx'
import {
  type AccountRow,
  type AccountsView,
  accountKeeps,
  accountRows,
  allAccounts,
  isKept,
  readAccountsView,
  rowsMeant,
  rowsShown,
} from './accounts-view.ts'
import classes from './administration.module.css'
import { Answered } from './answered.tsx'
import { NewAccountDialog } from './new-account-dialog.tsx'
import { ShowAll } from './show-all.tsx'
import { useAreaText } from './use-area-names.ts'

export function AccountsPart() {
  const accounts = useQuery({ queryKey: accountsKey, queryFn: listAccounts })
  return <Answered query={accounts}>{(data) => <Accounts accounts={data.accounts} />}</Answered>
}

function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const { t } = useTranslation('administration')
  const [view, change] = useAddress(readAccountsView)
  const search = useRef<HTMLInputElement>(null)
  const areaText = useAreaText()
  const rows = useMemo(
    () => accountRows(accounts, (areas) => areas.map(areaText).join(', ')),
    [accounts, areaText],
  )
  const meant = useMemo(() => rowsMeant(rows, view), [rows, view])
  const shown = useDeferredValue(useMemo(() => rowsShown(meant, view), [meant, view]))
  const opened = rows.find(({ account }) => account.username === view.open)
  const panel = opened && (
    <AccountPanel key={opened.account.username} row={opened} onClose={() => change({ mo: undefined })} />
  )
  return (
    <WithPanel panel={panel ?? null}>
      <Filters view={view} change={change} meant={meant} shown={shown.length} search={search} />
      <AccountTable
        rows={shown}
        view={view}
        change={change}
        search={search}
        empty={
          <EmptyState title={t('accounts.noneTitle')} text={t('accounts.noneText')}>
            <ShowAll onShow={() => change(allAccounts)} />
          </EmptyState>
        }
      />
    </WithPanel>
  )
}

interface FiltersProps {
  readonly view: AccountsView
  readonly change: (change: AddressChange) => void
  readonly meant: readonly AccountRow[]
  readonly shown: number
  readonly search: React.RefObject<HTMLInputElement | null>
}

function Filters({ view, change, meant, shown, search }: FiltersProps) {
  const { t } = useTranslation('administration')
  const choices = accountKeeps.map((key) => ({
    key,
    name: t(`accounts.keep.${key}`),
    count: countText(meant.filter(({ account }) => isKept[key](account)).length),
  }))
  return (
    <div className={classes.bar}>
      <FilterBar count={t('accounts.count', { count: shown, text: countText(shown) })}>
        <SearchField
          field={search}
          label={t('accounts.search')}
          value={view.text}
          onChange={(tim) => change({ tim })}
        />
        <Select
          aria-label={t('accounts.role')}
          placeholder={t('accounts.anyRole')}
          data={roles.map((role) => ({ value: role, label: t(`desk:roles.${role}`) }))}
          value={view.role ?? null}
          onChange={(vai) => change({ vai: vai ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': t('accounts.anyRole') }}
        />
        <FilterChips
          label={t('accounts.keep.label')}
          value={view.keep}
          choices={choices}
          onChoose={(loc) => change({ loc: loc === 'all' ? undefined : loc })}
        />
        <NewAccount onMade={(username) => change({ mo: username })} />
      </FilterBar>
    </div>
  )
}

function NewAccount({ onMade }: { onMade: (username: string) => void }) {
  const { t } = useTranslation('administration')
  const [making, setMaking] = useState(false)
  return (
    <>
      <Button leftSection={<IconUserPlus size="1.1rem" aria-hidden />} onClick={() => setMaking(true)}>
        {t('accounts.make')}
      </Button>
      {making && <NewAccountDialog onMade={onMade} onClose={() => setMaking(false)} />}
    </>
  )
}
