/** How a supervisor settled conflicts and checks: of the officer's own, told until they say that they have read it; and of others. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import { useUnitText } from '#client/records/unit-text.ts'
import type { DecisionView, SettlementView } from '#client/tablet/tablet.ts'
import { useBook, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { useAloud } from '#client/ui/live-region.tsx'
import { timeText } from '#client/ui/time-text.ts'
import type { RecordId } from '#shared/ids.ts'
import classes from './household-screen.module.css'

/** Flags whose settlements stood there when the screen came: they are read with it, and are no news. */
export function useStoodSettlements(): ReadonlySet<string> {
  const settlements = useBook().settlements()
  const [stood] = useState(() => new Set<string>(settlements.map(({ flagId }) => flagId)))
  return stood
}

interface SettlementNoticesProps {
  readonly record: RecordId
  readonly stood: ReadonlySet<string>
}

/** Of one record; nothing where nothing was settled. */
export function SettlementNotices({ record, stood }: SettlementNoticesProps) {
  const ours = useBook()
    .settlements()
    .filter((settlement) => settlement.record === record)
  if (ours.length === 0) return null
  return (
    <div className={classes.questions}>
      {ours.map((settlement) => (
        <SettlementNotice
          key={settlement.flagId}
          settlement={settlement}
          isNews={!stood.has(settlement.flagId)}
        />
      ))}
    </div>
  )
}

function SettlementNotice({ settlement, isNews }: { settlement: SettlementView; isNews: boolean }) {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const text = useUnitText()
  const { unit, mine, by, at, reason, check } = settlement
  const title = useTitle(settlement)
  const standing = useBook().findRecord(settlement.record)?.units[unit] ?? null
  useAloud(isNews ? title : '')
  return (
    <div className={classes.question} data-kind="settled">
      <Text fw={600}>{title}</Text>
      <Text>{useHow(settlement)}</Text>
      {check === null && (
        <Text>
          {settlement.how === 'remove'
            ? t('settlement.mine', { mine: text(unit, mine) })
            : t('settlement.values', { mine: text(unit, mine), standing: text(unit, standing) })}
        </Text>
      )}
      <Text>{t('settlement.reason', { reason })}</Text>
      <Text c="dimmed" size="sm">
        {t('settlement.by', { by, at: timeText(at) })}
      </Text>
      <Button
        size="md"
        variant="default"
        mt="xs"
        onClick={() => void tablet.noteSettlement(settlement.flagId)}
      >
        {t('settlement.noted')}
      </Button>
    </div>
  )
}

/** What was decided about a record between others: one line, and how and why behind it. */
export function Decisions({ record }: { record: RecordId }) {
  const decisions = useBook().decisions(record)
  if (decisions.length === 0) return null
  return (
    <div className={classes.questions}>
      {decisions.map((decision) => (
        <Decision key={decision.flagId} decision={decision} />
      ))}
    </div>
  )
}

function Decision({ decision }: { decision: DecisionView }) {
  const { t } = useTranslation('collect')
  const { by, at, reason } = decision
  const title = useTitle(decision)
  const how = useHow(decision)
  return (
    <details className={classes.question} data-kind="settled">
      <summary>{title}</summary>
      <Text>{how}</Text>
      <Text>{t('settlement.reason', { reason })}</Text>
      <Text size="sm">{t('settlement.by', { by, at: timeText(at) })}</Text>
    </details>
  )
}

/** What was in question: a unit, or what a check had found. */
function useTitle({ unit, check }: DecisionView): string {
  const { t } = useTranslation('collect')
  const problem = useProblemText()
  const about =
    check === null
      ? t(`units.${unit}`, { defaultValue: unit })
      : problem.ofCheck(check.rule ?? '', check.found)
  return t('settlement.title', { unit: about })
}

function useHow({ how, takenFrom, takenFromName }: DecisionView): string {
  const { t } = useTranslation('collect')
  const { officer } = useOpenTablet()
  if (how !== 'take') return t(`settlement.how.${how}`)
  return takenFrom === officer.username
    ? t('settlement.how.takeMine')
    : t('settlement.how.take', { by: takenFromName })
}
