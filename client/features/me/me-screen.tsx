/** The officer, the tablet, and how it looks and speaks. */
import { Button, SegmentedControl, Stack, Switch, Table, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive, useOpenTablet, useTablet } from '#client/tablet/use-tablet.tsx'
import { type Preferences, setPreferences, usePreferences } from '#client/ui/preferences.ts'
import { Page } from '#client/ui/screen.tsx'

declare const __APP_VERSION__: string

const themes: readonly Preferences['theme'][] = ['light', 'dark', 'contrast']

export function MeScreen() {
  const { t } = useTranslation()
  const tablet = useTablet()
  const { officer, book: liveBook } = useOpenTablet()
  const book = useLive(liveBook)
  const storage = useStorage()
  const facts: readonly (readonly [string, string])[] = [
    [t('me.officer'), officer.name],
    [t('me.username'), officer.username],
    [
      t('me.communes'),
      book.communes.map((commune) => `${book.communeName(commune)} (${commune})`).join(', '),
    ],
    [t('me.version'), __APP_VERSION__],
    [t('me.storage'), storage === undefined ? '–' : t('me.storageText', storage)],
  ]
  return (
    <Page>
      <Title order={1} size="h2">
        {t('me.title')}
      </Title>
      <Table>
        <Table.Tbody>
          {facts.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th fw={400} c="dimmed" w="40%">
                {name}
              </Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Looks />
      <Text c="dimmed">{t('me.install')}</Text>
      <Text c="dimmed">{t('me.synthetic')}</Text>
      <Button variant="default" onClick={() => tablet.lock()}>
        {t('lock.now')}
      </Button>
    </Page>
  )
}

function Looks() {
  const { t } = useTranslation()
  const preferences = usePreferences()
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t('me.looks')}
      </Title>
      <SegmentedControl
        fullWidth
        size="lg"
        aria-label={t('me.theme')}
        value={preferences.theme}
        data={themes.map((theme) => ({ value: theme, label: t(`me.themes.${theme}`) }))}
        onChange={(value) => setPreferences({ theme: themes.find((theme) => theme === value) ?? 'light' })}
      />
      <Switch
        size="lg"
        label={t('me.largeType')}
        checked={preferences.largeType}
        onChange={(event) => setPreferences({ largeType: event.currentTarget.checked })}
      />
      <SegmentedControl
        fullWidth
        size="lg"
        aria-label={t('me.language')}
        value={preferences.language}
        data={[
          { value: 'vi', label: 'Tiếng Việt' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => setPreferences({ language: value === 'en' ? 'en' : 'vi' })}
      />
    </Stack>
  )
}

/** Megabytes, whole. */
function useStorage(): { used: number; quota: number } | undefined {
  const [storage, setStorage] = useState<{ used: number; quota: number }>()
  useEffect(() => {
    const megabytes = (bytes: number | undefined) => Math.round((bytes ?? 0) / 1024 / 1024)
    void navigator.storage
      ?.estimate?.()
      .then(({ usage, quota }) => setStorage({ used: megabytes(usage), quota: megabytes(quota) }))
  }, [])
  return storage
}
