/** Events of this household that were told here and not sent: until they are, each can be taken back as a whole. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEventText } from '#client/records/event-text.ts'
import type { HouseholdView, OpenEvent, SaveResult } from '#client/tablet/tablet.ts'
import { useBook, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { announce } from '#client/ui/live-region.tsx'
import classes from './household-screen.module.css'
import { NotSaved } from './not-saved.tsx'

export function ToldEvents({ household }: { household: HouseholdView }) {
  const { t } = useTranslation('collect')
  const events = useBook().openEvents(household.id)
  const [result, setResult] = useState<SaveResult>()
  const undone = (tried: SaveResult) => {
    setResult(tried)
    if (tried.kind === 'saved') announce(t('told.undone'))
  }
  if (events.length === 0 && result === undefined) return null
  return (
    <div className={classes.questions}>
      {events.map((told) => (
        <ToldEvent key={told.groupId} told={told} onUndone={undone} />
      ))}
      {result?.kind === 'saved' && <Text>{t('told.undone')}</Text>}
      {result !== undefined && <NotSaved result={result} />}
    </div>
  )
}

function ToldEvent({ told, onUndone }: { told: OpenEvent; onUndone: (result: SaveResult) => void }) {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const text = useEventText()
  return (
    <div className={classes.question} data-kind="told">
      <Text fw={600}>{t('told.title', { event: text.of(told.event) })}</Text>
      {told.undo === 'followed' ? (
        <Text>{t('told.followed')}</Text>
      ) : (
        <Button
          size="md"
          variant="default"
          mt="xs"
          onClick={() => void tablet.undoEvent(told.groupId).then(onUndone)}
        >
          {t('told.undo')}
        </Button>
      )}
    </div>
  )
}
