/** A household: where it is, who lives there, what wants a look. */
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCalendarEvent, IconPencil, IconPrinter, IconUserPlus } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MissingHousehold } from '#client/records/missing-household.tsx'
import { textOf } from '#client/records/unit-text.ts'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { useBook } from '#client/tablet/use-tablet.tsx'
import { BackLink } from '#client/ui/back-link.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Page } from '#client/ui/screen.tsx'
import { StateBadge } from '#client/ui/state-badge.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { recordId } from '#shared/ids.ts'
import { ClosedHousehold } from './closed-household.tsx'
import { addressText } from './household-row.tsx'
import classes from './household-screen.module.css'
import { MemberRow } from './member-row.tsx'
import { RecordQuestions } from './record-questions.tsx'
import { RemoveHousehold } from './remove-household.tsx'
import { ToldEvents } from './told-events.tsx'

export function HouseholdScreen() {
  const { household } = useParams({ strict: false })
  const view = useBook().findHousehold(recordId(household ?? ''))
  return view === undefined ? <MissingHousehold /> : <Household household={view} />
}

function Household({ household }: { household: HouseholdView }) {
  const { t } = useTranslation('collect')
  usePageTitle(t('household.title'))
  const present = household.residents.filter(({ units }) => (units.left ?? null) === null)
  const isClosed = household.units.closed != null
  const left = household.residents.filter(({ units }) => (units.left ?? null) !== null)
  return (
    <Page>
      <BackLink to="/" />
      <Where household={household} />
      <RecordQuestions record={household} />
      <ToldEvents household={household} />
      {isClosed ? <ClosedHousehold household={household} /> : <Doings household={household} />}
      <Stack gap="xs">
        <Title order={2} size="h3">
          {t('household.members')}
        </Title>
        {present.length === 0 && (
          <Text c="dimmed">{t(isClosed ? 'household.nobodyLeft' : 'household.nobody')}</Text>
        )}
        <ul className={classes.members}>
          {present.map((resident) => (
            <MemberRow key={resident.id} household={household} resident={resident} />
          ))}
        </ul>
      </Stack>
      {left.length > 0 && (
        <Stack gap="xs">
          <Title order={2} size="h3">
            {t('household.left')}
          </Title>
          <ul className={classes.members}>
            {left.map((resident) => (
              <MemberRow key={resident.id} household={household} resident={resident} />
            ))}
          </ul>
        </Stack>
      )}
      {household.atCentre && (
        <Text c="dimmed" size="sm">
          {t('household.lastChange', { at: timeText(household.updatedAt), by: household.updatedBy })}
        </Text>
      )}
      {present.length > 0 && (
        <Button
          component={Link}
          to={`/ho/${household.id}/phieu`}
          variant="default"
          leftSection={<IconPrinter size="1.1rem" aria-hidden />}
        >
          {t('signOff.printAll')}
        </Button>
      )}
      {household.residents.length === 0 && <RemoveHousehold household={household} />}
    </Page>
  )
}

function Doings({ household }: { household: HouseholdView }) {
  const { t } = useTranslation('collect')
  return (
    <Group grow>
      <Button
        component={Link}
        to={`/ho/${household.id}/nhan-khau/moi`}
        size="xl"
        leftSection={<IconUserPlus size="1.35rem" aria-hidden />}
      >
        {t('household.addResident')}
      </Button>
      <Button
        component={Link}
        to={`/ho/${household.id}/bien-dong`}
        size="xl"
        variant="default"
        leftSection={<IconCalendarEvent size="1.35rem" aria-hidden />}
      >
        {t('household.events')}
      </Button>
    </Group>
  )
}

function Where({ household }: { household: HouseholdView }) {
  const { t } = useTranslation('collect')
  const book = useBook()
  const number = textOf(household.units.bookNumber)
  const place = [textOf(household.units.hamlet) ?? t('list.noHamlet'), book.communeName(household.commune)]
    .filter(Boolean)
    .join(', ')
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Title order={1} size="h2">
          {addressText(household) || t('household.noAddress')}
        </Title>
        <StateBadge state={household.wholeState} />
      </Group>
      <Text>{place}</Text>
      <Group justify="space-between">
        <Text c="dimmed">{number === undefined ? '' : t('household.bookNumber', { number })}</Text>
        <Button
          component={Link}
          to={`/ho/${household.id}/sua`}
          variant="default"
          size="md"
          leftSection={<IconPencil size="1.1rem" aria-hidden />}
        >
          {t('household.edit')}
        </Button>
      </Group>
    </Stack>
  )
}
