/** One account: what it is, and what may be done with it. */
import { Alert, Button, Group, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeEnrolment } from '#client/api/administration.ts'
import { findSession, sessionKey } from '#client/api/session.ts'
import { SidePanel } from '#client/ui/side-panel.tsx'
import type { Account } from '#shared/api/accounts.ts'
import { type AccountAct, AccountDialog } from './account-dialogs.tsx'
import { accountState, factorState } from './account-table.tsx'
import { type AccountRow, needsFactor } from './accounts-view.ts'
import classes from './administration.module.css'
import { CodeDialog } from './code-dialog.tsx'
import { Facts } from './facts.tsx'
import { partPath } from './parts.ts'

interface AccountPanelProps {
  readonly row: AccountRow
  readonly onClose: () => void
}

/** The one who works here; the frame of the desks has asked already. */
const useOwnName = (): string | undefined =>
  useQuery({ queryKey: sessionKey, queryFn: findSession, staleTime: Number.POSITIVE_INFINITY }).data?.account
    .username

export function AccountPanel({ row: { account, areas }, onClose }: AccountPanelProps) {
  const { t } = useTranslation('administration')
  const isOwn = useOwnName() === account.username
  const facts = [
    { name: t('accounts.username'), value: account.username },
    { name: t('accounts.role'), value: t(`desk:roles.${account.role}`) },
    { name: t('accounts.areas'), value: areas === '' ? t('accounts.noAreas') : areas },
    ...(account.role === 'officer'
      ? [
          {
            name: t('accounts.approves'),
            value: t(account.approves ? 'accounts.mayApprove' : 'accounts.mayNotApprove'),
          },
        ]
      : []),
    { name: t('accounts.state'), value: accountState(account, t) },
    { name: t('accounts.factor'), value: factorState(account, t) },
  ]
  return (
    <SidePanel title={account.name} of={account.username} onClose={onClose}>
      <Stack>
        <Facts facts={facts} />
        {isOwn ? <Alert color="gray">{t('accounts.own')}</Alert> : <Acts account={account} />}
        <Elsewhere account={account} />
      </Stack>
    </SidePanel>
  )
}

function Acts({ account }: { account: Account }) {
  const { t } = useTranslation('administration')
  const [act, setAct] = useState<AccountAct>()
  const { disabled } = account
  const acts: readonly AccountAct[] = ['edit', 'password', disabled ? 'enable' : 'disable']
  return (
    <Group gap="xs">
      {account.role === 'officer' && !disabled && <MakeCode account={account} />}
      {acts.map((each) => (
        <Button key={each === 'enable' ? 'disable' : each} variant="default" onClick={() => setAct(each)}>
          {t(`accounts.act.${each}`)}
        </Button>
      ))}
      {needsFactor(account) && (
        <Button variant="default" disabled={!account.secondFactor} onClick={() => setAct('factor')}>
          {t('accounts.act.factor')}
        </Button>
      )}
      {act !== undefined && <AccountDialog act={act} account={account} onClose={() => setAct(undefined)} />}
    </Group>
  )
}

function MakeCode({ account: { username, name } }: { account: Account }) {
  const { t } = useTranslation('administration')
  const making = useMutation({ mutationFn: makeEnrolment, gcTime: 0 })
  return (
    <>
      <Button onClick={() => making.mutate(username)}>{t('accounts.act.code')}</Button>
      {!making.isIdle && <CodeDialog name={name} making={making} onClose={making.reset} />}
    </>
  )
}

/** The same account in the other parts of this desk. */
function Elsewhere({ account: { username, role } }: { account: Account }) {
  const { t } = useTranslation('administration')
  return (
    <Group gap="lg">
      {role === 'officer' && (
        <Link className={classes.link} to={partPath('may')} search={{ tim: username }}>
          {t('accounts.toDevices')}
        </Link>
      )}
      <Link className={classes.link} to={partPath('nhat-ky')} search={{ nguoi: username }}>
        {t('accounts.toActs')}
      </Link>
      <Link className={classes.link} to={partPath('nhat-ky')} search={{ muc: username }}>
        {t('accounts.toHistory')}
      </Link>
    </Group>
  )
}
