/** Who did what, when, from where: newest first, a page at a time, each page with an address of its own. */
import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconChevronRight, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listAudit } from '#client/api/administration.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { type AddressChange, useAddress } from '#client/ui/use-address.ts'
import type { AuditEntry } from '#shared/api/audit.ts'
import classes from './administration.module.css'
import { Answered } from './answered.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'
import {
  type AuditView,
  filterOf,
  isNarrowed,
  momentText,
  narrowingChange,
  readAuditView,
} from './audit-view.ts'

export function AuditPart() {
  const [view, change] = useAddress(readAuditView)
  const filter = filterOf(view)
  const page = useQuery({
    queryKey: ['audit', filter],
    queryFn: () => listAudit(filter),
    placeholderData: keepPreviousData,
    // reading the log is written into the log: only a person begins it
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <>
      <AuditFilters
        key={`${view.actor} ${view.subject} ${view.day}`}
        view={view}
        onChange={(next) => change(narrowingChange(next), 'step')}
        onAgain={() => void page.refetch()}
      />
      <OnPaper view={view} />
      <Answered query={page}>
        {({ entries, next }) => (
          <>
            <Entries entries={entries} view={view} change={change} />
            <Pages view={view} next={page.isPlaceholderData ? null : next} change={change} />
          </>
        )}
      </Answered>
    </>
  )
}

interface EntriesProps {
  readonly entries: readonly AuditEntry[]
  readonly view: AuditView
  readonly change: (change: AddressChange, step?: 'step') => void
}

function Entries({ entries, view, change }: EntriesProps) {
  const { t } = useTranslation('administration')
  if (entries.length === 0) return <EmptyState title={t('audit.noneTitle')} text={t('audit.noneText')} />
  const narrow = (more: Partial<AuditView>) => change(narrowingChange({ ...view, ...more }), 'step')
  return (
    <AuditTable
      entries={entries}
      onActor={(actor) => narrow({ actor })}
      onSubject={(subject) => narrow({ subject })}
    />
  )
}

interface PagesProps {
  readonly view: AuditView
  readonly next: string | null
  readonly change: (change: AddressChange, step?: 'step') => void
}

function Pages({ view, next, change }: PagesProps) {
  const { t } = useTranslation('administration')
  const go = (sau: string | undefined) => {
    change({ sau }, 'step')
    document.getElementById('desk')?.scrollTo(0, 0)
  }
  return (
    <Group justify="space-between" data-no-print>
      <Button
        variant="default"
        leftSection={<IconPrinter size="1.1rem" aria-hidden />}
        onClick={() => print()}
      >
        {t('print')}
      </Button>
      <Group>
        {view.after !== undefined && (
          <Anchor component="button" onClick={() => go(undefined)}>
            {t('audit.newest')}
          </Anchor>
        )}
        {next !== null && (
          <Button rightSection={<IconChevronRight size="1.1rem" aria-hidden />} onClick={() => go(next)}>
            {t('audit.older')}
          </Button>
        )}
      </Group>
    </Group>
  )
}

/** What the sheet of paper is a part of. */
function OnPaper({ view }: { view: AuditView }) {
  const { t } = useTranslation('administration')
  const { actor, subject, day } = view
  const said = [
    actor === '' ? [] : [`${t('audit.actor')}: ${actor}`],
    subject === '' ? [] : [`${t('audit.subject')}: ${subject}`],
    day === '' ? [] : [`${t('audit.day')}: ${day.split('-').reverse().join('/')}`],
    [t('audit.printedAt', { at: momentText(new Date().toISOString()) })],
  ].flat()
  return (
    <Text className={classes.onPaper}>
      {isNarrowed(view) ? said.join(' · ') : [t('audit.whole'), ...said].join(' · ')}
    </Text>
  )
}
