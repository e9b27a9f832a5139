/** A household that is no more: why and since when, who stands in it all the same, and the way to open it again. */
import { Alert, Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { partsOf } from '#client/records/unit-text.ts'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { presentOf } from '#shared/events/standing.ts'
import { dateText } from '#shared/text/date-text.ts'
import { tidyText } from '#shared/text/name.ts'
import { ChangedSheet } from './changed-sheet.tsx'
import { BesideNotes } from './not-saved.tsx'
import { type BesideForm, useBesideForm } from './use-beside-form.ts'

export function ClosedHousehold({ household }: { household: HouseholdView }) {
  const { t } = useTranslation('collect')
  const telling = useBesideForm({
    ...{ household: household.id, view: household, doings: ['reopen'] },
    onDone: () => undefined,
  })
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
        <ChangedSheet of={household} telling={telling} />
        {telling.doing === 'reopen' ? (
          <Reopening telling={telling} />
        ) : (
          <Button variant="default" size="md" onClick={() => telling.begin('reopen')}>
            {t('household.reopen')}
          </Button>
        )}
      </Stack>
    </Alert>
  )
}

/** Closed by mistake, or before it was known who is there: opened again with the reason, which is a draft until then. */
function Reopening({ telling }: { telling: BesideForm }) {
  const { t } = useTranslation('collect')
  const [asked, setAsked] = useState(false)
  const { reason = '' } = telling.typed
  const tidy = tidyText(reason)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (tidy !== '') void telling.reopen(tidy)
  }
  return (
    <form onSubmit={submit} noValidate style={{ alignSelf: 'stretch' }}>
      <Stack gap="xs">
        <Textarea
          label={t('household.reopenWhy')}
          value={reason}
          onChange={({ currentTarget: { value } }) => telling.type('reason', value)}
          error={asked && tidy === '' ? t('form.required') : null}
          maxLength={500}
          autosize
          autoFocus
          autoComplete="off"
        />
        <BesideNotes telling={telling} />
        <Group grow>
          <Button variant="default" size="md" onClick={telling.close}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" size="md" loading={telling.saving}>
            {t('household.reopenSave')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
