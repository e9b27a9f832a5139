/** How many of the officer's households are whole at the centre, and by name those of which it lacks something. */
import { Alert, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LedgerView } from '#client/tablet/tablet.ts'
import { useBook, useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { timeText } from '#client/ui/time-text.ts'
import type { RecordId } from '#shared/ids.ts'
import { countText } from '#shared/text/number-text.ts'
import { HouseholdLink } from './household-link.tsx'
import classes from './list.module.css'

export function AtCentre() {
  const { t } = useTranslation()
  const ledger = useLedger()
  // the line keeps its place while it is counted
  if (ledger === undefined) return <Text aria-hidden>&nbsp;</Text>
  const { households, atCentre, lacking, comparedAt } = ledger
  if (households === 0) return <Text c="dimmed">{t('sync.ledger.none')}</Text>
  return (
    <Stack gap="xs">
      <Text>
        <Text span fw={600} className="figures">
          {t('sync.ledger.atCentre', {
            count: households,
            done: countText(atCentre),
            total: countText(households),
          })}
        </Text>{' '}
        {comparedAt !== null && (
          <Text span c="dimmed">
            {t('sync.ledger.comparedAt', { at: timeText(comparedAt) })}
          </Text>
        )}
      </Text>
      {lacking.length > 0 && <Lacking households={lacking} />}
    </Stack>
  )
}

function Lacking({ households }: { households: readonly RecordId[] }) {
  const { t } = useTranslation()
  const book = useBook()
  return (
    <Alert color="red" role="alert">
      <Text>
        {t('sync.ledger.lacking', { count: households.length, text: countText(households.length) })}
      </Text>
      <ul className={classes.entries}>
        {households.map((household) => (
          <li key={household}>
            <HouseholdLink book={book} household={household} />
          </li>
        ))}
      </ul>
    </Alert>
  )
}

function useLedger(): LedgerView | undefined {
  const tablet = useOpenTablet()
  const { waiting, received, held, phase } = useLive(tablet.sync)
  const [ledger, setLedger] = useState<LedgerView>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted again whenever the sync says that something changed
  useEffect(() => {
    let wanted = true
    void tablet.ledger().then((counted) => wanted && setLedger(counted))
    return () => {
      wanted = false
    }
  }, [tablet, waiting, received, held, phase])
  return ledger
}
