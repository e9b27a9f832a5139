/** The frame around every place: the strip that is always there and always true, and the four places. */
import { Box, Button, Group, Text, UnstyledButton } from '@mantine/core'
import { IconCloudUpload, IconListCheck, IconMapPin, IconUser } from '@tabler/icons-react'
import { getRouteApi, Link, Outlet, useLocation } from '@tanstack/react-router'
import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '#client/tablet/use-tablet.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import classes from './shell.module.css'
import { StatusStrip } from './status-strip.tsx'
import type { Updates } from './updates.ts'

const places = [
  { to: '/', name: 'places.area', Icon: IconMapPin },
  { to: '/viec', name: 'places.work', Icon: IconListCheck },
  { to: '/dong-bo', name: 'places.sync', Icon: IconCloudUpload },
  { to: '/ca-nhan', name: 'places.me', Icon: IconUser },
] as const

const rootApi = getRouteApi('__root__')

export function Shell() {
  const { updates }: { updates: Updates } = rootApi.useRouteContext()
  return (
    <div className={classes.frame}>
      <StatusStrip />
      <Places />
      <main className={classes.place}>
        <UpdateOffer updates={updates} />
        <Suspense fallback={<LoadingState />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  )
}

function Places() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const here = places.find((place) => place.to !== '/' && pathname.startsWith(place.to)) ?? places[0]
  useEffect(() => {
    document.title = `${t(here.name)} · ${t('appName')}`
  }, [t, here])
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
          <Icon size="1.6rem" aria-hidden />
          <span>{t(name)}</span>
        </UnstyledButton>
      ))}
    </nav>
  )
}

const form = /\/(moi|sua)$|\/nhan-khau\//

/** Not while a form is open: an update comes between two households, never within one. */
function UpdateOffer({ updates }: { updates: Updates }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const waiting = useLive(updates.waiting)
  if (!waiting || form.test(pathname)) return null
  return (
    <Box className={classes.offer} role="status">
      <Group justify="space-between">
        <Text>{t('update.ready')}</Text>
        <Button size="md" onClick={() => updates.take()}>
          {t('update.take')}
        </Button>
      </Group>
    </Box>
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
