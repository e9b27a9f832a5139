/** The frame of the desks: places at the left, above on a narrow screen; who works here; the screen itself. */
import { UnstyledButton } from '@mantine/core'
import { IconArrowsExchange, IconChartBar, IconDevices, IconFlag, IconSettings } from '@tabler/icons-react'
import { getRouteApi, Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LiveRegion } from '#client/ui/live-region.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import type { Account } from '#shared/api/accounts.ts'
import { AccountBlock } from './account-block.tsx'
import { AccountMenu } from './account-menu.tsx'
import classes from './desk-shell.module.css'
import { NotAllowed } from './desk-states.tsx'
import { KeyHelp } from './key-help.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { mayVisit, type Place, placeAt, placesOf } from './places.ts'

const icons: Readonly<Record<Place['to'], typeof IconFlag>> = {
  '/can-xem': IconFlag,
  '/tien-do': IconChartBar,
  '/hang-doi': IconDevices,
  '/chuyen-di': IconArrowsExchange,
  '/quan-tri': IconSettings,
}

const rootApi = getRouteApi('__root__')

export function DeskShell() {
  const { t } = useTranslation('desk')
  const { account, onLeave }: { account: Account; onLeave: () => void } = rootApi.useRouteContext()
  const { pathname } = useLocation()
  const [changesPassword, setChangesPassword] = useState(false)
  const own = { account, onLeave, onPassword: () => setChangesPassword(true) }
  return (
    <div className={classes.frame} data-desk>
      <div className={classes.side}>
        <a className={classes.skip} href="#desk">
          {t('shell.skip')}
        </a>
        <Places account={account} pathname={pathname} />
        <section className={classes.foot} aria-label={t('shell.account', { name: account.name })}>
          <AccountBlock {...own} />
        </section>
        <section className={classes.menu} aria-label={t('shell.account', { name: account.name })}>
          <AccountMenu {...own} />
        </section>
      </div>
      <main className={classes.desk} id="desk" tabIndex={-1}>
        <Suspense fallback={<LoadingState />}>
          {mayVisit(account.role, pathname) ? <Outlet /> : <NotAllowed />}
        </Suspense>
      </main>
      <KeyHelp />
      <LiveRegion />
      {changesPassword && (
        <PasswordDialog username={account.username} onClose={() => setChangesPassword(false)} />
      )}
    </div>
  )
}

function Places({ account, pathname }: { account: Account; pathname: string }) {
  const { t } = useTranslation('desk')
  const here = placeAt(pathname)
  return (
    <nav className={classes.places} aria-label={t('places.label')}>
      <span className={classes.name}>{t('shell:appName')}</span>
      {placesOf(account.role).map((place) => {
        const Icon = icons[place.to]
        return (
          <UnstyledButton
            key={place.to}
            component={Link}
            to={place.to}
            className={classes.place}
            aria-current={place === here ? 'page' : undefined}
          >
            <Icon size="1.3rem" aria-hidden />
            {t(place.name)}
          </UnstyledButton>
        )
      })}
    </nav>
  )
}
