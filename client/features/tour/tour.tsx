/** Five cards for somebody who holds the tablet for the first time. Skipped at any time, found again at "me". */
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { setPreferences } from '#client/ui/preferences.ts'
import classes from './tour.module.css'

const cards = ['area', 'save', 'sync', 'settle', 'lock'] as const

const leave = () => setPreferences({ tourSeen: true })

export function Tour() {
  const { t } = useTranslation('tour')
  const [at, setAt] = useState(0)
  const card = cards[at] ?? cards[0]
  const isLast = at === cards.length - 1
  return (
    <Modal
      opened
      onClose={leave}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('skip') }}
      title={t('title')}
      size="lg"
    >
      <Stack>
        <div aria-live="polite" className={classes.card} data-card={card}>
          <Text c="dimmed">{t('place', { at: at + 1, of: cards.length })}</Text>
          <Text component="h3" m={0} size="xl" fw={600}>
            {t(`cards.${card}.title`)}
          </Text>
          <Text size="lg">{t(`cards.${card}.text`)}</Text>
        </div>
        <Group justify="space-between">
          <Button variant="subtle" onClick={leave}>
            {t('skip')}
          </Button>
          <Group>
            <Button variant="default" disabled={at === 0} onClick={() => setAt(at - 1)}>
              {t('shell:back')}
            </Button>
            <Button data-autofocus onClick={() => (isLast ? leave() : setAt(at + 1))}>
              {isLast ? t('begin') : t('shell:next')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  )
}
