/** The officer, the tablet, and how it looks and speaks. */
import { Button, Table, Text, Title } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLive, useOpenTablet, useTablet } from '#client/tablet/use-tablet.tsx'
import { appVersion } from '#client/ui/app-version.ts'
import { isInstalled, useInstallOffer } from '#client/ui/install-prompt.ts'
import { setPreferences } from '#client/ui/preferences.ts'
import { Page } from '#client/ui/screen.tsx'
import { useStorageUse } from '#client/ui/storage-use.ts'
import { tabletName } from '#client/ui/tablet-name.ts'
import { countText } from '#shared/text/number-text.ts'
import { BiometricSwitch } from './biometric-switch.tsx'
import { Looks } from './looks.tsx'
import { PinChange } from './pin-change.tsx'

export function MeScreen() {
  const { t } = useTranslation()
  const tablet = useTablet()
  return (
    <Page>
      <Title order={1} size="h2">
        {t('me.title')}
      </Title>
      <Button
        variant="light"
        leftSection={<IconLock size="1.35rem" aria-hidden />}
        onClick={() => tablet.lock()}
      >
        {t('lock.now')}
      </Button>
      <Facts />
      <BiometricSwitch />
      <PinChange />
      <Looks />
      <Button variant="default" onClick={() => setPreferences({ tourSeen: false })}>
        {t('me.tour')}
      </Button>
      <Install />
      <Text c="dimmed">{t('me.synthetic')}</Text>
    </Page>
  )
}

function Facts() {
  const { t } = useTranslation()
  const { officer, deviceId, book: liveBook } = useOpenTablet()
  const book = useLive(liveBook)
  const storage = useStorageUse()
  const communes = book.communes.map((commune) => `${book.communeName(commune)} (${commune})`)
  const facts: readonly (readonly [string, string])[] = [
    [t('me.officer'), officer.name],
    [t('me.username'), officer.username],
    [t('me.communes'), communes.join(', ')],
    [t('me.tablet'), tabletName(deviceId)],
    [t('me.version'), appVersion],
    [t('me.storage'), storage === undefined ? '–' : t('me.storageText', { used: countText(storage.used) })],
    [
      t('me.kept'),
      storage === undefined ? '–' : t(storage.persistent ? 'me.persistent' : 'me.notPersistent'),
    ],
  ]
  return (
    <Table>
      <Table.Tbody>
        {facts.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400} c="dimmed" w="40%">
              {name}
            </Table.Th>
            <Table.Td>{value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

/** Where the browser offers it by a button, else in words. */
function Install() {
  const { t } = useTranslation()
  const install = useInstallOffer()
  if (isInstalled()) return null
  return install === null ? (
    <Text c="dimmed">{t('me.installByMenu')}</Text>
  ) : (
    <>
      <Text c="dimmed">{t('me.installWhy')}</Text>
      <Button variant="default" onClick={install}>
        {t('me.install')}
      </Button>
    </>
  )
}
