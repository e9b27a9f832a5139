import { Button, Text } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAloud } from '#client/ui/live-region.tsx'

const PinDialog = lazy(() => import('./pin-dialog.tsx').then((m) => ({ default: m.PinDialog })))

/** Leads to a new PIN, and says when it is the one that opens. */
export function PinChange() {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  useAloud(said)
  const ask = () => {
    setSaid('')
    setAsking(true)
  }
  const done = () => {
    setAsking(false)
    setSaid(t('me.pinChanged'))
  }
  return (
    <>
      <Button variant="default" onClick={ask}>
        {t('me.changePin')}
      </Button>
      {said !== '' && <Text>{said}</Text>}
      {isAsking && (
        <Suspense fallback={null}>
          <PinDialog onDone={done} onCancel={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}
