/** What the household as a whole would raise with this form saved. Reckoned after the key is on the screen. */
import { Alert, Text } from '@mantine/core'
import { memo, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import { today } from '#client/records/today.ts'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { findHouseholdWarnings } from './field-findings.ts'
import { useFormPart } from './live-form.ts'
import type { RecordForm } from './record-form.ts'
import type { RecordFormHandle } from './use-record-form.ts'

interface HouseholdWarningsProps {
  readonly handle: RecordFormHandle
  readonly household: HouseholdView
}

export function HouseholdWarnings({ handle, household }: HouseholdWarningsProps) {
  const state = useDeferredValue(useFormPart(handle, (now) => now.state))
  return <Warnings state={state} household={household} />
}

const Warnings = memo(function Warnings({
  state,
  household,
}: {
  state: RecordForm
  household: HouseholdView
}) {
  const { t } = useTranslation('collect')
  const text = useProblemText()
  const { softened } = useLive(useOpenTablet().sync)
  const warnings = findHouseholdWarnings(
    state,
    { household, residents: household.residents },
    { today: today(), commune: household.commune, softened },
  )
  if (warnings.length === 0) return null
  return (
    <Alert color="yellow" title={t('form.householdWarnings')}>
      {warnings.map((problem) => (
        <Text key={text.ofField(problem)}>{text.ofField(problem)}</Text>
      ))}
    </Alert>
  )
})
