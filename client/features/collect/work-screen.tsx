/**
 * Việc cần làm: conflicts first, then what a supervisor decided, what is held, drafts, closed households with somebody in
 * them, forms that wait for whoever may approve them, and what wants to be checked; each with its way there.
 */
import { Anchor, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type FormToApprove, formsToApprove } from '#client/records/forms-to-approve.ts'
import { partsOf, textOf } from '#client/records/unit-text.ts'
import type { Book, HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { useBook, useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { Page } from '#client/ui/screen.tsx'
import { isLivedInThoughClosed } from '#shared/events/closed-household.ts'
import { presentOf } from '#shared/events/standing.ts'
import type { RecordId } from '#shared/ids.ts'
import { dateText } from '#shared/text/date-text.ts'
import { DraftList, useDrafts } from './draft-list.tsx'
import { addressText } from './household-row.tsx'
import classes from './household-screen.module.css'
import { OpenQuestions } from './record-questions.tsx'
import { SettlementNotices, useStoodSettlements } from './settlement-notices.tsx'
import { shownAtOnce, WorkSection } from './work-section.tsx'

interface Found {
  readonly household: HouseholdView
  readonly record: RecordView
}

const recordsOf = (book: Book): Found[] =>
  book
    .households()
    .flatMap((household) => [household, ...household.residents].map((record) => ({ household, record })))

export function WorkScreen() {
  const { t } = useTranslation('collect')
  const book = useBook()
  const { approves } = useLive(useOpenTablet().sync)
  const drafts = useDrafts()
  const stood = useStoodSettlements()
  const all = recordsOf(book)
  const conflicts = all.filter(({ record }) => record.conflicts.length > 0)
  const settled = [...new Set(book.settlements().map(({ record }) => record))]
  const held = all.filter(({ record }) => record.held.length > 0 && record.conflicts.length === 0)
  const flags = all.filter(
    ({ record }) =>
      record.flags.some((flag) => flag.kind === 'check') &&
      record.held.length + record.conflicts.length === 0,
  )
  const closed = book.households().filter(isLivedInThoughClosed)
  const toApprove = approves ? formsToApprove(book.households()) : []
  const counts = [conflicts, settled, held, drafts, closed, toApprove, flags].map(({ length }) => length)
  const nothing = counts.every((count) => count === 0)
  return (
    <Page>
      <Title order={1} size="h2">
        {t('work.title')}
      </Title>
      {nothing && <EmptyState title={t('work.emptyTitle')} text={t('work.emptyText')} />}
      <RecordList name="conflicts" found={conflicts} />
      <SettledList all={all} settled={settled} stood={stood} />
      <RecordList name="held" found={held} />
      <DraftList book={book} drafts={drafts} />
      <ClosedList households={closed} />
      <ApprovalList forms={toApprove} />
      <RecordList name="flags" found={flags} />
    </Page>
  )
}

const pathOf = ({ household, record }: Found): string =>
  record.type === 'household' ? `/ho/${household.id}` : `/ho/${household.id}/nhan-khau/${record.id}`

function RecordLink({ found }: { found: Found }) {
  const { t } = useTranslation('collect')
  const { record, household } = found
  return (
    <Anchor component={Link} to={pathOf(found)} fw={600} py="xs" display="block">
      {textOf(record.units.name) ?? textOf(household.head?.units.name) ?? t('work.unnamed')}
      <Where household={household} />
    </Anchor>
  )
}

/** Names are many times the same: the address tells them apart. */
function Where({ household }: { household: HouseholdView }) {
  const where = [addressText(household), textOf(household.units.hamlet)].filter(Boolean).join(', ')
  return (
    <Text span display="block" size="sm" c="dimmed">
      {where}
    </Text>
  )
}

interface SettledListProps {
  readonly all: readonly Found[]
  readonly settled: readonly RecordId[]
  readonly stood: ReadonlySet<string>
}

/** What a supervisor decided about claims of the officer's own; of a record that is gone only the word itself. */
function SettledList({ all, settled, stood }: SettledListProps) {
  const { t } = useTranslation('collect')
  return (
    <WorkSection name="settled" count={settled.length}>
      {settled.slice(0, shownAtOnce).map((id) => {
        const found = all.find(({ record }) => record.id === id)
        return (
          <li key={id} className={classes.member}>
            {found === undefined ? (
              <Text fw={600} py="xs">
                {t('work.goneRecord')}
              </Text>
            ) : (
              <RecordLink found={found} />
            )}
            <SettlementNotices record={id} stood={stood} />
          </li>
        )
      })}
    </WorkSection>
  )
}

/** Somebody stands in a household that is no more: at its screen they are moved, or it is opened again. */
function ClosedList({ households }: { households: readonly HouseholdView[] }) {
  const { t } = useTranslation('collect')
  return (
    <WorkSection name="closed" count={households.length}>
      {households.slice(0, shownAtOnce).map((household) => (
        <li key={household.id} className={classes.member}>
          <Anchor component={Link} to={`/ho/${household.id}`} fw={600} py="xs" display="block">
            {presentOf(household)
              .map(({ units }) => textOf(units.name) ?? t('work.unnamed'))
              .join(', ')}
            <Where household={household} />
          </Anchor>
        </li>
      ))}
    </WorkSection>
  )
}

/** Each leads to where it is read and approved, which leads to the next. */
function ApprovalList({ forms }: { forms: readonly FormToApprove<HouseholdView>[] }) {
  const { t } = useTranslation('collect')
  return (
    <WorkSection name="toApprove" count={forms.length}>
      {forms.slice(0, shownAtOnce).map(({ household, resident }) => {
        const { by, on } = partsOf(resident.units.confirmed)
        return (
          <li key={resident.id} className={classes.member}>
            <Anchor
              component={Link}
              to={`/ho/${household.id}/nhan-khau/${resident.id}/ky`}
              fw={600}
              py="xs"
              display="block"
            >
              {textOf(resident.units.name) ?? t('work.unnamed')}
              <Where household={household} />
            </Anchor>
            <Text c="dimmed" size="sm" pb="xs">
              {t('work.confirmedBy', { by: by ?? '', date: on == null ? '' : dateText(on) })}
            </Text>
          </li>
        )
      })}
    </WorkSection>
  )
}

function RecordList({ name, found }: { name: string; found: readonly Found[] }) {
  return (
    <WorkSection name={name} count={found.length}>
      {found.slice(0, shownAtOnce).map((each) => (
        <li key={each.record.id} className={classes.member}>
          <RecordLink found={each} />
          <OpenQuestions record={each.record} />
        </li>
      ))}
    </WorkSection>
  )
}
