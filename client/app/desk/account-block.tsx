/** Who works here, for which areas, and how the desk looks and speaks. */
import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconKey, IconLogout } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { loadAreaNames } from '#client/api/areas.ts'
import { ApiProblem } from '#client/api/ask.ts'
import { sessionKey, signOut } from '#client/api/session.ts'
import { type Preferences, setPreferences, usePreferences } from '#client/ui/preferences.ts'
import type { Account } from '#shared/api/accounts.ts'
import classes from './account-block.module.css'

const themes: readonly Preferences['theme'][] = ['light', 'dark', 'contrast']

export interface AccountBlockProps {
  readonly account: Account
  /** The person has signed out. */
  readonly onLeave: () => void
  /** Wants another password; the dialog outlives the menu that it is opened from. */
  readonly onPassword: () => void
}

export function AccountBlock({ account, onLeave, onPassword }: AccountBlockProps) {
  const { t } = useTranslation('desk')
  return (
    <div className={classes.block}>
      <div>
        <Text fw={600}>{account.name}</Text>
        <Text size="sm" c="dimmed">
          {t(`roles.${account.role}`)}
        </Text>
        <Areas account={account} />
      </div>
      <Looks />
      <Button variant="default" leftSection={<IconKey size="1.1rem" aria-hidden />} onClick={onPassword}>
        {t('password.title')}
      </Button>
      <SignOut onLeave={onLeave} />
    </div>
  )
}

const shownAreas = 3

function Areas({ account: { areas } }: { account: Account }) {
  const { t } = useTranslation('desk')
  const names = useQuery({
    queryKey: ['area-names'],
    queryFn: loadAreaNames,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    enabled: areas.some(({ level }) => level !== 'country'),
  })
  if (areas.length === 0) return null
  const nameOf = ({ level, code }: Account['areas'][number]) =>
    level === 'country' ? t('shell.country') : (names.data?.find(code)?.name ?? code)
  const more = areas.length - shownAreas
  return (
    <Text size="sm" c="dimmed">
      {areas.slice(0, shownAreas).map(nameOf).join(', ')}
      {more > 0 && ` ${t('shell.moreAreas', { count: more })}`}
    </Text>
  )
}

function Looks() {
  const { t } = useTranslation('desk')
  const { theme, language } = usePreferences()
  return (
    <div className={classes.looks}>
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={t('shell:me.language')}
        value={language}
        data={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => setPreferences({ language: value === 'en' ? 'en' : 'vi' })}
      />
      <SegmentedControl
        fullWidth
        size="sm"
        aria-label={t('shell:me.theme')}
        value={theme}
        data={themes.map((each) => ({ value: each, label: t(`themes.${each}`) }))}
        onChange={(value) => setPreferences({ theme: themes.find((each) => each === value) ?? 'light' })}
      />
    </div>
  )
}

function SignOut({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('desk')
  const cache = useQueryClient()
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      cache.setQueryData(sessionKey, null)
      onLeave()
    },
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconLogout size="1.1rem" aria-hidden />}
        loading={leaving.isPending}
        onClick={() => leaving.mutate()}
      >
        {t('shell.signOut')}
      </Button>
      {leaving.error !== null && (
        <Text size="sm" role="alert" c="var(--state-held)">
          {t(`problems:api.${leaving.error instanceof ApiProblem ? leaving.error.code : 'unexpected'}`)}
        </Text>
      )}
    </>
  )
}
