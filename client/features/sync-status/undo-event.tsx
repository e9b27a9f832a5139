import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { announce } from '#client/ui/live-region.tsx'
import type { GroupId } from '#shared/ids.ts'
import classes from './list.module.css'

/** Until a byte of it was sent. What stands on it has to be undone before, and is named so. */
export function UndoEvent({ groupId }: { groupId: GroupId }) {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const [why, setWhy] = useState<'sent' | 'followed' | 'failed'>()
  const undo = async () => {
    const result = await tablet.undoEvent(groupId)
    if (result.kind === 'saved') {
      announce(t('told.undone'))
      return
    }
    const known = result.kind === 'refused' && (result.why === 'sent' || result.why === 'followed')
    setWhy(known ? result.why : 'failed')
  }
  return (
    <>
      <Button size="md" variant="default" onClick={() => void undo()}>
        {t('told.undo')}
      </Button>
      {why !== undefined && (
        <Text role="alert" className={classes.wide}>
          {why === 'failed' ? t('form.broken') : t(`form.refused.${why}`)}
        </Text>
      )}
    </>
  )
}
