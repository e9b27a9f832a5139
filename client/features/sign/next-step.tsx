/** What is to be done now, and each step as one save. */
import { Alert, Button, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formsToApprove } from '#client/records/forms-to-approve.ts'
import { approve, confirm, declare } from '#client/records/sign-off.ts'
import { today } from '#client/records/today.ts'
import type { HouseholdView, RecordView, SaveResult } from '#client/tablet/tablet.ts'
import { useBook, useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { announce } from '#client/ui/live-region.tsx'
import type { SignOff } from '#shared/forms/sign-off.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { declarantOf } from './declarant.ts'
import { DeclareForm } from './declare-form.tsx'

interface NextStepProps {
  readonly household: HouseholdView
  readonly resident: RecordView
  readonly signOff: SignOff
}

/** One save through the one write path: the step's unit, as it was shown. */
function useTakeStep({ household, resident }: Omit<NextStepProps, 'signOff'>) {
  const { t } = useTranslation('sign')
  const tablet = useOpenTablet()
  const [result, setResult] = useState<SaveResult>()
  const [working, setWorking] = useState(false)
  const take = async (wrote: UnitValues) => {
    setWorking(true)
    const units = Object.keys(wrote)
    const saved = await tablet
      .saveBeside(household.id, [
        {
          ...{ type: 'resident', id: resident.id, kind: 'edit', wrote },
          saw: Object.fromEntries(units.map((unit) => [unit, resident.units[unit] ?? null])),
          base: Object.fromEntries(units.map((unit) => [unit, resident.base[unit] ?? 0])),
        },
      ])
      .catch((): SaveResult => ({ kind: 'failed', why: 'broken' }))
    if (saved.kind === 'saved') announce(t('collect:form.saved'))
    setResult(saved)
    setWorking(false)
  }
  return { take, result, working }
}

export function NextStep({ household, resident, signOff }: NextStepProps) {
  const { t } = useTranslation('sign')
  const { take, result, working } = useTakeStep({ household, resident })
  const { next } = signOff
  return (
    <Stack>
      {next !== null && (
        <Title order={2} size="h3">
          {t(`steps.${next}`)}
        </Title>
      )}
      {result !== undefined && result.kind !== 'saved' && <NotTaken result={result} />}
      {result?.kind === 'saved' && <Text fw={600}>{t('collect:form.saved')}</Text>}
      {next === 'declared' && (
        <Declare household={household} resident={resident} take={take} working={working} />
      )}
      {(next === 'confirmed' || next === 'approved') && (
        <Stamp resident={resident} step={next} take={take} working={working} />
      )}
      {next === null && (
        <>
          <Text>{t('whole')}</Text>
          <NextForm />
        </>
      )}
    </Stack>
  )
}

/** Whoever approves goes from form to form. */
function NextForm() {
  const { t } = useTranslation('sign')
  const tablet = useOpenTablet()
  const book = useBook()
  const { approves } = useLive(tablet.sync)
  const forms = approves ? formsToApprove(book.households()) : []
  const [first] = forms
  if (first === undefined) return null
  return (
    <Button component={Link} to={`/ho/${first.household.id}/nhan-khau/${first.resident.id}/ky`} size="lg">
      {t('nextToApprove', { count: forms.length })}
    </Button>
  )
}

interface Taking {
  readonly take: (wrote: UnitValues) => Promise<void>
  readonly working: boolean
}

/** What is not settled or not saved yet cannot be signed. */
function Declare({ household, resident, take, working }: Omit<NextStepProps, 'signOff'> & Taking) {
  const { t } = useTranslation('sign')
  const toForm = `/ho/${household.id}/nhan-khau/${resident.id}`
  const obstacle = resident.hasDraft ? 'draft' : resident.conflicts.length > 0 ? 'conflict' : undefined
  if (obstacle !== undefined)
    return (
      <Alert color="orange">
        <Stack gap="xs">
          {t(`obstacle.${obstacle}`)}
          <Button component={Link} to={toForm} variant="default">
            {t('toForm')}
          </Button>
        </Stack>
      </Alert>
    )
  return (
    <DeclareForm
      name={declarantOf(household, resident, today())}
      working={working}
      onDeclare={(declaration) =>
        void take(declare({ household, units: resident.units }, { ...declaration, on: today() }))
      }
    />
  )
}

interface StampProps extends Pick<NextStepProps, 'resident'>, Taking {
  readonly step: 'confirmed' | 'approved'
}

const words = {
  confirmed: { says: 'confirm.says', save: 'confirm.save' },
  approved: { says: 'approve.says', save: 'approve.save' },
} as const

function Stamp({ resident, step, take, working }: StampProps) {
  const { t } = useTranslation('sign')
  const tablet = useOpenTablet()
  const { approves } = useLive(tablet.sync)
  const { username, name } = tablet.officer
  if (step === 'approved' && !approves) return <Text>{t('approve.elsewhere')}</Text>
  const stamp = { on: today(), by: username }
  const write = () => (step === 'approved' ? approve : confirm)(resident.units, stamp)
  return (
    <>
      <Text>{t(words[step].says, { name })}</Text>
      <Button size="lg" loading={working} onClick={() => void take(write())}>
        {t(words[step].save)}
      </Button>
    </>
  )
}

function NotTaken({ result }: { result: Exclude<SaveResult, { kind: 'saved' }> }) {
  const { t } = useTranslation('sign')
  return (
    <Alert color="red" role="alert">
      {result.kind === 'refused' && t(`collect:form.refused.${result.why}`)}
      {result.kind === 'failed' && t(`collect:form.${result.why}`)}
      {result.kind === 'changed' && t('notAsShown')}
    </Alert>
  )
}
