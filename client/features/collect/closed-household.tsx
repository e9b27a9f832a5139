/** A household that is no more: why and since when, who stands in it all the same, and the way to open it again. */
import { Alert, Anchor, Button, Stack, Text, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { partsOf } from '#client/records/unit-text.ts'
import type { HouseholdView, SaveResult } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { presentOf } from '#shared/events/standing.ts'
import { dateText } from '#shared/text/date-text.ts'
import { tidyText } from '#shared/text/name.ts'
import { openingEdit } from './beside-edits.ts'
import { NotSaved } from './not-saved.tsx'

export function ClosedHousehold({ household }: { household: HouseholdView }) {
  const { t } = useTranslation('collect')
  const [opening, setOpening] = useState(false)
  const { why, on, into } = partsOf(household.units.closed)
  const present = presentOf(household).length
  return (
    <Alert color={present > 0 ? 'yellow' : 'gray'} role="note">
      <Stack gap="xs" align="start">
        <Text>
          {t(`household.closed.${why ?? 'moved'}`)}{' '}
          {on != null && t('household.closedOn', { date: dateText(on) })}
        </Text>
        {into != null && (
          <Anchor component={Link} to={`/ho/${into}`} py="xs" display="inline-block">
            {t('household.toInto')}
          </Anchor>
        )}
        {present > 0 && (
          <>
            <Text fw={600}>{t('household.stillLived', { count: present })}</Text>
            <Button component={Link} to={`/ho/${household.id}/bien-dong`} size="md">
              {t('household.moveRest')}
            </Button>
          </>
        )}
        {opening ? (
          <Reopening household={household} />
        ) : (
          <Button variant="default" size="md" onClick={() => setOpening(true)}>
            {t('household.reopen')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

/** Closed by mistake, or before it was known who is there: opened again with the reason. */
function Reopening({ household }: { household: HouseholdView }) {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const [result, setResult] = useState<SaveResult>()
  const tidy = tidyText(reason)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (tidy === '') return
    const saved = await tablet
      .saveBeside(household.id, [openingEdit(household, tidy)])
      .catch((): SaveResult => ({ kind: 'failed', why: 'broken' }))
    setResult(saved)
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ alignSelf: 'stretch' }}>
      <Stack gap="xs">
        <Textarea
          label={t('household.reopenWhy')}
          value={reason}
          onChange={({ currentTarget: { value } }) => setReason(value)}
          error={asked && tidy === '' ? t('form.required') : null}
          maxLength={500}
          autosize
          autoFocus
          autoComplete="off"
        />
        {result !== undefined && <NotSaved result={result} />}
        <Button type="submit" size="md">
          {t('household.reopenSave')}
        </Button>
      </Stack>
    </form>
  )
}
