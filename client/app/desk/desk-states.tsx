/** What stands where a desk cannot: no such page, no right, no answer, no desk for this role. */
import { Anchor, Button } from '@mantine/core'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import type { Account } from '#shared/api/accounts.ts'
import { homeOf } from './places.ts'

const rootApi = getRouteApi('__root__')

function useAccount(): Account {
  const { account }: { account: Account } = rootApi.useRouteContext()
  return account
}

/** `/ban-lam-viec` leads each role to its own desk. */
export function OwnDesk() {
  const home = homeOf(useAccount().role)
  return home === undefined ? <NoDesk /> : <Navigate to={home} replace />
}

function NoDesk() {
  const { t } = useTranslation('desk')
  usePageTitle(t('shell.title'))
  return (
    <EmptyState heading={1} title={t('noDesk.title')} text={t('noDesk.text')}>
      <Anchor href="/">{t('noDesk.toTablet')}</Anchor>
    </EmptyState>
  )
}

/** Tells nothing of what is hidden. */
export function NotAllowed() {
  const { t } = useTranslation('desk')
  usePageTitle(t('shell.title'))
  return (
    <EmptyState heading={1} title={t('notAllowed.title')} text={t('notAllowed.text')}>
      <ToOwnDesk />
    </EmptyState>
  )
}

export function NoSuchPage() {
  const { t } = useTranslation('desk')
  usePageTitle(t('shell:notFound.title'))
  return (
    <EmptyState heading={1} title={t('shell:notFound.title')} text={t('shell:notFound.text')}>
      <ToOwnDesk />
    </EmptyState>
  )
}

function ToOwnDesk() {
  const { t } = useTranslation('desk')
  return (
    <Button component={Link} to="/ban-lam-viec">
      {t('notAllowed.toOwn')}
    </Button>
  )
}

/** Before anybody is known to be signed in. */
export function Unreachable({ code, onAgain }: { code: string; onAgain: () => void }) {
  const { t } = useTranslation('desk')
  usePageTitle(t('shell.title'))
  return (
    <EmptyState heading={1} title={t('unreachable.title')} text={t(`problems:api.${code}`)}>
      <Button onClick={onAgain}>{t('shell:again')}</Button>
    </EmptyState>
  )
}
