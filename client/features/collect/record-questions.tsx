/** What wants a look about a record: what was decided, conflicts to settle, failed checks, what is held and why. */
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import type { ConflictView, RecordView, SaveResult } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import type { UnitValue } from '#shared/records/unit.ts'
import { ConflictSheet } from './conflict-sheet.tsx'
import classes from './household-screen.module.css'
import { NotSaved } from './not-saved.tsx'
import { Decisions, SettlementNotices, useStoodSettlements } from './settlement-notices.tsx'

export function RecordQuestions({ record }: { record: RecordView }) {
  const stood = useStoodSettlements()
  return (
    <>
      <SettlementNotices record={record.id} stood={stood} />
      <OpenQuestions record={record} />
      <Decisions record={record.id} />
    </>
  )
}

/** Without what was decided. */
export function OpenQuestions({ record }: { record: RecordView }) {
  const text = useProblemText()
  const checks = record.flags.filter((flag) => flag.kind === 'check')
  if (checks.length + record.conflicts.length + record.held.length === 0) return null
  return (
    <div className={classes.questions}>
      {record.conflicts.length > 0 && <Conflicts record={record} />}
      {checks.map((flag) => (
        <div key={flag.id} className={classes.question}>
          {text.ofFlag(flag)}
        </div>
      ))}
      {record.held.map((held) => (
        <div key={held.groupId} className={classes.question} data-kind="held">
          {text.ofHeldWithNext(held.problem)}
        </div>
      ))}
    </div>
  )
}

/** Settled one after the other, each from its own sheet. */
function Conflicts({ record }: { record: RecordView }) {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const [opened, setOpened] = useState<ConflictView>()
  const [result, setResult] = useState<SaveResult>()
  const choose = async (conflict: ConflictView, chosen: UnitValue) => {
    const settled = await tablet.settle(conflict, chosen)
    setResult(settled)
    setOpened(undefined)
  }
  return (
    <>
      {record.conflicts.map((conflict) => (
        <div key={conflict.unit} className={classes.question}>
          <Text>{t('flag.conflict', { unit: t(`units.${conflict.unit}`) })}</Text>
          <Button size="md" variant="default" mt="xs" onClick={() => setOpened(conflict)}>
            {t('conflict.open')}
          </Button>
        </div>
      ))}
      {result !== undefined && <NotSaved result={result} />}
      <ConflictSheet
        of={record}
        conflicts={opened === undefined ? [] : [opened]}
        onChoose={(conflict, chosen) => void choose(conflict, chosen)}
        onClose={() => setOpened(undefined)}
      />
    </>
  )
}
