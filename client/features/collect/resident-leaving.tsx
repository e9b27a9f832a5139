/** Two different things: somebody has left the household, or was never part of it and was entered by mistake. */
import { Alert, Button, Group, Modal, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { textOf } from '#client/records/unit-text.ts'
import type { Edit, HouseholdView, RecordView, SaveResult } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { leavingCodes, leavingNames } from '#shared/codes/leaving.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { dateInWords, readTypedDate } from '#shared/text/date-text.ts'
import { tidyText } from '#shared/text/name.ts'

interface LeavingProps {
  readonly household: HouseholdView
  readonly resident: RecordView
  readonly onDone: () => void
}

const edit = (view: RecordView, left: UnitValue): Edit => ({
  type: 'resident',
  id: view.id,
  kind: 'edit',
  wrote: { left },
  saw: { left: view.units.left ?? null },
  base: { left: view.base.left ?? 0 },
})

export const removal = (view: RecordView, reason: string): Edit => ({
  type: view.type,
  id: view.id,
  kind: 'remove',
  wrote: {},
  saw: view.units,
  base: view.base,
  reason,
})

export function ResidentLeaving({ household, resident, onDone }: LeavingProps) {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const [opened, setOpened] = useState<'leave' | 'remove'>()
  const [result, setResult] = useState<SaveResult>()
  const hasLeft = (resident.units.left ?? null) !== null
  const save = async (change: Edit) => {
    const saved = await tablet.save(household.id, [change], household.commune)
    setResult(saved)
    if (saved.kind === 'saved') onDone()
  }
  return (
    <Group>
      {hasLeft ? (
        <Button variant="default" onClick={() => void save(edit(resident, null))}>
          {t('resident.comeBack')}
        </Button>
      ) : (
        <Button variant="default" onClick={() => setOpened('leave')}>
          {t('resident.leave')}
        </Button>
      )}
      <Button variant="subtle" color="red" onClick={() => setOpened('remove')}>
        {t('resident.remove')}
      </Button>
      {result !== undefined && <NotSaved result={result} />}
      {opened === 'leave' && (
        <LeaveDialog
          resident={resident}
          onClose={() => setOpened(undefined)}
          onSave={(left) => void save(edit(resident, left))}
        />
      )}
      {opened === 'remove' && (
        <RemoveDialog
          title={t('resident.removeTitle')}
          text={t('resident.removeText')}
          onClose={() => setOpened(undefined)}
          onSave={(reason) => void save(removal(resident, reason))}
        />
      )}
    </Group>
  )
}

export function NotSaved({ result }: { result: SaveResult }) {
  const { t } = useTranslation('collect')
  if (result.kind === 'saved') return null
  return (
    <Alert color="red" role="alert">
      {result.kind === 'refused' && t(`form.refused.${result.why}`)}
      {result.kind === 'failed' && t(`form.${result.why}`)}
      {result.kind === 'changed' && t('conflict.title')}
    </Alert>
  )
}

function LeaveDialog({
  resident,
  onClose,
  onSave,
}: {
  resident: RecordView
  onClose: () => void
  onSave: (left: UnitValue) => void
}) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const [why, setWhy] = useState<string | null>(null)
  const [on, setOn] = useState('')
  const [to, setTo] = useState('')
  const [asked, setAsked] = useState(false)
  const date = on.trim() === '' ? null : readTypedDate(on)
  const submit = () => {
    setAsked(true)
    if (why === null || date?.kind === 'fault') return
    onSave({ why, on: date?.date ?? null, to: tidyText(to) || null })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('resident.leaveTitle', { name: textOf(resident.units.name) ?? '' })}
      closeButtonProps={{ 'aria-label': t('shell:cancel') }}
    >
      <Stack>
        <Select
          label={t('resident.why')}
          data={leavingCodes.map((code) => ({ value: code, label: leavingNames[code][language] }))}
          value={why}
          onChange={setWhy}
          error={asked && why === null ? t('form.required') : null}
          allowDeselect={false}
          data-autofocus
        />
        <TextInput
          label={t('resident.on')}
          description={date?.kind === 'date' ? dateInWords(date.date, language) : t('form.dateHint')}
          value={on}
          onChange={(event) => setOn(event.currentTarget.value)}
          error={asked && date?.kind === 'fault' ? t('faults:fault.not-a-date') : null}
          autoComplete="off"
        />
        <TextInput
          label={t('resident.to')}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
          autoComplete="off"
          maxLength={200}
        />
        <Group grow>
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button onClick={submit}>{t('resident.leaveSave')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

export function RemoveDialog({
  title,
  text,
  onClose,
  onSave,
}: {
  title: string
  text: string
  onClose: () => void
  onSave: (reason: string) => void
}) {
  const { t } = useTranslation('collect')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const tidy = tidyText(reason)
  const submit = () => {
    setAsked(true)
    if (tidy !== '') onSave(tidy)
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell:cancel') }}>
      <Stack>
        <Text>{text}</Text>
        <Textarea
          label={t('resident.removeReason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={asked && tidy === '' ? t('form.required') : null}
          maxLength={500}
          minRows={3}
          autosize
          data-autofocus
        />
        <Group grow>
          <Button variant="default" onClick={onClose}>
            {t('shell:cancel')}
          </Button>
          <Button color="red.9" onClick={submit}>
            {t('resident.removeSave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
