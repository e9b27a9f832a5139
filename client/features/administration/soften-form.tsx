/** A rule is softened in one unit, for some days, with a reason: a request has an id, so that sent twice it is one. */
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { v7 } from 'uuid'
import { softenRule } from '#client/api/administration.ts'
import { ListSelect } from '#client/records/list-select.tsx'
import { useFlagRuleName } from '#client/records/rule-name.ts'
import { Segments } from '#client/ui/segments.tsx'
import { checkCodes, raisesFlag } from '#shared/checks/check-list.ts'
import { softerSeverities } from '#shared/checks/softening.ts'
import { AreasField } from './areas-field.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { emptySoftenDraft, type SoftenDraft, softeningFrom } from './soften-draft.ts'

export function SoftenForm() {
  const { t } = useTranslation('administration')
  const cache = useQueryClient()
  const [draft, setDraft] = useState(() => emptySoftenDraft(v7(), new Date()))
  const softening = useMutation({
    mutationFn: softenRule,
    onSuccess: async () => {
      setDraft(emptySoftenDraft(v7(), new Date()))
      await cache.invalidateQueries({ queryKey: ['rules'] })
    },
  })
  const wanted = softeningFrom(draft)
  const change = (part: Partial<SoftenDraft>) => setDraft({ ...draft, ...part })
  return (
    <form
      aria-label={t('rules.soften')}
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted !== undefined) softening.mutate(wanted)
      }}
    >
      <Stack maw="40rem" gap="sm">
        <Text>{t('rules.about')}</Text>
        <Fields draft={draft} onChange={change} />
        {softening.error !== null && <ProblemAlert error={softening.error} />}
        <Group>
          <Button type="submit" loading={softening.isPending} disabled={wanted === undefined}>
            {t('rules.soften')}
          </Button>
          {wanted === undefined && <Text c="dimmed">{t('rules.missing')}</Text>}
        </Group>
      </Stack>
    </form>
  )
}

interface FieldsProps {
  readonly draft: SoftenDraft
  readonly onChange: (part: Partial<SoftenDraft>) => void
}

function Fields({ draft, onChange }: FieldsProps) {
  const { t } = useTranslation('administration')
  const nameOf = useFlagRuleName()
  const label = useId()
  const choices = useMemo(
    () => checkCodes.filter(raisesFlag).map((value) => ({ value, label: nameOf(value) })),
    [nameOf],
  )
  const severities = softerSeverities.map((code) => ({ code, name: t(`faults:softened.${code}`) }))
  return (
    <>
      <ListSelect
        label={t('rules.column.rule')}
        placeholder={t('rules.choose')}
        choices={choices}
        value={draft.rule}
        onChoose={(rule) => onChange({ rule })}
      />
      <AreasField
        areas={draft.areas}
        none={t('rules.noUnit')}
        onChange={(areas) => onChange({ areas: areas.slice(-1) })}
      />
      <div>
        <Text id={label} fw={600} mb="0.2rem">
          {t('rules.column.as')}
        </Text>
        <Segments
          choices={severities}
          value={draft.severity}
          labelledBy={label}
          onChoose={(severity) => onChange({ severity })}
        />
        <Text mt="0.3rem">{t('rules.difference')}</Text>
      </div>
      {(['from', 'until'] as const).map((day) => (
        <TextInput
          key={day}
          label={t(`rules.${day}`)}
          description={t(`rules.${day}Hint`)}
          value={draft[day]}
          onChange={({ currentTarget: { value } }) => onChange({ [day]: value })}
          autoComplete="off"
        />
      ))}
      <Textarea
        label={t('rules.column.reason')}
        value={draft.reason}
        onChange={({ currentTarget: { value: reason } }) => onChange({ reason })}
        maxLength={500}
        autosize
      />
    </>
  )
}
