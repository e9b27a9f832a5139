import { Button, Group, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '#client/tablet/use-tablet.tsx'
import classes from './update-offer.module.css'
import type { Updates } from './updates.ts'

/** Not shown while a form is open: an update comes between two households, never within one. */
export function UpdateOffer({ updates, inForm = false }: { updates: Updates; inForm?: boolean }) {
  const { t } = useTranslation()
  const state = useLive(updates.state)
  useEffect(() => {
    if (state === 'taken-elsewhere' && !inForm) updates.follow()
  }, [state, inForm, updates])
  if (state !== 'waiting' || inForm) return null
  return (
    <Group className={classes.offer} role="status" justify="space-between">
      <Text>{t('update.ready')}</Text>
      <Button size="md" onClick={() => updates.take()}>
        {t('update.take')}
      </Button>
    </Group>
  )
}
