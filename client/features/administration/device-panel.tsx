/** One tablet, and what becomes of what it holds when it is revoked or allowed again. */
import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { allowDevice, revokeDevice } from '#client/api/administration.ts'
import { useLedgerFacts } from '#client/records/ledger-facts.ts'
import { useStorageText } from '#client/records/storage-text.ts'
import { SidePanel } from '#client/ui/side-panel.tsx'
import { tabletName } from '#client/ui/tablet-name.ts'
import { timeText } from '#client/ui/time-text.ts'
import { countText } from '#shared/text/number-text.ts'
import classes from './administration.module.css'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { deviceState } from './device-table.tsx'
import type { Tablet } from './devices-view.ts'
import { Facts } from './facts.tsx'
import { partPath } from './parts.ts'

type RightsWord = 'revoke' | 'allow'

interface DevicePanelProps {
  readonly tablet: Tablet
  readonly onClose: () => void
}

export function DevicePanel({ tablet, onClose }: DevicePanelProps) {
  const { t } = useTranslation('administration')
  // as it was when it was asked: the list that comes after the answer does not turn the question round
  const [asked, setAsked] = useState<RightsWord>()
  const { id, revokedAt } = tablet
  const word: RightsWord = revokedAt === null ? 'revoke' : 'allow'
  return (
    <SidePanel title={t('devices.one', { tablet: tabletName(id) })} of={id} onClose={onClose}>
      <Stack>
        <Facts facts={useFacts(tablet)} />
        <Group gap="xs">
          <Button variant="default" onClick={() => setAsked(word)}>
            {t(`devices.${word}.confirm`)}
          </Button>
        </Group>
        <Group gap="lg">
          <Link className={classes.link} to={partPath('tai-khoan')} search={{ mo: tablet.username }}>
            {t('devices.toAccount')}
          </Link>
          <Link className={classes.link} to={partPath('nhat-ky')} search={{ muc: id }}>
            {t('devices.toHistory')}
          </Link>
        </Group>
      </Stack>
      {asked !== undefined && (
        <RightsDialog tablet={tablet} word={asked} onClose={() => setAsked(undefined)} />
      )}
    </SidePanel>
  )
}

function useFacts(tablet: Tablet) {
  const { t } = useTranslation('administration')
  const { name, username, lastContactAt, waiting, appVersion, enrolledAt, revokedAt, ledger } = tablet
  const storage = useStorageText()(tablet.storage)
  const ledgerFacts = useLedgerFacts(ledger)
  return [
    { name: t('devices.officer'), value: `${name} (${username})` },
    {
      name: t('devices.contact'),
      value: lastContactAt === null ? t('devices.never') : timeText(lastContactAt),
    },
    { name: t('devices.waiting'), value: countText(waiting) },
    ...ledgerFacts,
    { name: t('devices.version'), value: appVersion ?? '–' },
    ...(storage === undefined ? [] : [{ name: t('desk:storage.title'), value: storage }]),
    { name: t('devices.enrolled'), value: timeText(enrolledAt) },
    { name: t('devices.state'), value: deviceState(tablet, t) },
    ...(revokedAt === null ? [] : [{ name: t('devices.revokedAt'), value: timeText(revokedAt) }]),
  ]
}

interface RightsDialogProps extends DevicePanelProps {
  readonly word: RightsWord
}

function RightsDialog({ tablet, word, onClose }: RightsDialogProps) {
  const { t } = useTranslation('administration')
  const cache = useQueryClient()
  const changing = useMutation({
    mutationFn: () => (word === 'revoke' ? revokeDevice : allowDevice)(tablet.id),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['devices'] })
      onClose()
    },
  })
  const { waiting } = tablet
  const held =
    waiting === 0
      ? t(`devices.${word}.holdsNothing`)
      : t(`devices.${word}.holds`, { count: waiting, text: countText(waiting) })
  return (
    <ConfirmDialog
      title={t(`devices.${word}.title`, { tablet: tabletName(tablet.id), name: tablet.name })}
      says={[t(`devices.${word}.says`), held]}
      confirm={t(`devices.${word}.confirm`)}
      grave={word === 'revoke'}
      working={changing.isPending}
      error={changing.error}
      onConfirm={() => changing.mutate()}
      onClose={onClose}
    />
  )
}
