/** The frame around every place: the strip that is always there and always true, and the four places. */
import { Button, UnstyledButton } from '@mantine/core'
import { IconCloudUpload, IconListCheck, IconMapPin, IconUser } from '@tabler/icons-react'
import { getRouteApi, Link, Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBook, useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { CountBadge } from '#client/ui/count-badge.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { LiveRegion } from '#client/ui/live-region.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { usePreferences } from '#client/ui/preferences.ts'
import { useFocusInSight } from '#client/ui/use-focus-in-sight.ts'
import { usePlaceFocus } from '#client/ui/use-place-focus.ts'
import { FirstSync } from './first-sync.tsx'
import { isFormAddress } from './form-address.ts'
import { addTexts } from './i18n.ts'
import classes from './shell.module.css'
import { StatusStrip } from './status-strip.tsx'
import { UpdateOffer } from './update-offer.tsx'
import type { Updates } from './updates.ts'

const places = [
  { to: '/', name: 'places.area', Icon: IconMapPin },
  { to: '/viec', name: 'places.work', Icon: IconListCheck },
  { to: '/dong-bo', name: 'places.sync', Icon: IconCloudUpload },
  { to: '/ca-nhan', name: 'places.me', Icon: IconUser },
] as const

const Tour = lazy(async () => {
  const [{ Tour }, texts] = await Promise.all([
    import('#client/features/tour/tour.tsx'),
    import('../locales/vi/tour.json'),
  ])
  addTexts('tour', texts.default)
  return { default: Tour }
})

const rootApi = getRouteApi('__root__')

export function Shell() {
  const { updates }: { updates: Updates } = rootApi.useRouteContext()
  const { pathname } = useLocation()
  const { tourSeen } = usePreferences()
  const place = useRef<HTMLElement>(null)
  usePlaceFocus(place, pathname)
  useFocusInSight()
  return (
    <div className={classes.frame}>
      <header className={classes.strip}>
        <StatusStrip />
        <UpdateOffer updates={updates} inForm={isFormAddress(pathname)} />
        <FirstSync />
      </header>
      <Places pathname={pathname} />
      <main className={classes.place} ref={place} tabIndex={-1}>
        <Suspense fallback={<LoadingState />}>
          <Outlet />
        </Suspense>
      </main>
      <LiveRegion />
      {!tourSeen && (
        <Suspense fallback={null}>
          <Tour />
        </Suspense>
      )}
    </div>
  )
}

function Places({ pathname }: { pathname: string }) {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const { conflicts, held } = useLive(tablet.sync)
  const settled = useBook().settlements().length
  const counts: Readonly<Record<string, number>> = { '/viec': conflicts + settled, '/dong-bo': held }
  const here = places.find((place) => place.to !== '/' && pathname.startsWith(place.to)) ?? places[0]
  // a screen of its own, such as a household, puts its title over this one
  // biome-ignore lint/correctness/useExhaustiveDependencies: at every address, also within one place
  useEffect(() => {
    document.title = `${t(here.name)} · ${t('appName')}`
  }, [t, here, pathname])
  return (
    <nav className={classes.places} aria-label={t('places.label')}>
      {places.map(({ to, name, Icon }) => (
        <UnstyledButton
          key={to}
          component={Link}
          to={to}
          className={classes.place_link}
          aria-current={to === here.to ? 'page' : undefined}
        >
          <span className={classes.icon}>
            <Icon size="1.6rem" aria-hidden />
            <CountBadge count={counts[to] ?? 0} label={t('places.toSettle', { count: counts[to] ?? 0 })} />
          </span>
          <span>{t(name)}</span>
        </UnstyledButton>
      ))}
    </nav>
  )
}

export function NotFound() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
      <Button component={Link} to="/">
        {t('notFound.back')}
      </Button>
    </EmptyState>
  )
}
