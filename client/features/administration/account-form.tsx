/** The fields of an account; for a new one the username too. */
import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#client/api/ask.ts'
import { type Area, roles } from '#shared/access/actor.ts'
import { type AccountDraft, faultsOf } from './account-draft.ts'
import classes from './administration.module.css'
import { AreasField } from './areas-field.tsx'
import { ProblemAlert } from './problem-alert.tsx'

interface AccountFormProps {
  readonly draft: AccountDraft
  readonly isNew: boolean
  readonly submit: string
  readonly working: boolean
  readonly error: Error | null
  readonly onChange: (draft: AccountDraft) => void
  readonly onSubmit: () => void
  readonly onCancel: () => void
}

export function AccountForm(props: AccountFormProps) {
  const { draft, isNew, submit, working, error, onChange, onSubmit, onCancel } = props
  const { t } = useTranslation('administration')
  const [asked, setAsked] = useState(false)
  const faults = asked ? faultsOf(draft, isNew) : {}
  const isTaken = error instanceof ApiProblem && error.code === 'username-taken'
  const onForm = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (Object.keys(faultsOf(draft, isNew)).length === 0 && !working) onSubmit()
  }
  return (
    <form onSubmit={onForm} noValidate>
      <Stack>
        <TextInput
          label={t('accounts.name')}
          value={draft.name}
          error={faults.name === undefined ? null : t(`form.fault.${faults.name}`)}
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
          autoComplete="off"
          data-autofocus
        />
        {isNew && (
          <TextInput
            label={t('accounts.username')}
            description={t('form.usernameHint')}
            value={draft.username}
            error={
              faults.username === undefined
                ? isTaken && t('problems:api.username-taken')
                : t(`form.fault.${faults.username}`)
            }
            onChange={(event) => onChange({ ...draft, username: event.currentTarget.value.toLowerCase() })}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        )}
        <RoleField draft={draft} onChange={onChange} fault={faults.role !== undefined} />
        {draft.role === 'officer' && (
          <Checkbox
            label={t('accounts.approves')}
            description={t('form.approvesHint')}
            checked={draft.approves}
            onChange={(event) => onChange({ ...draft, approves: event.currentTarget.checked })}
          />
        )}
        <AreasField
          areas={draft.areas}
          none={t('form.noAreas')}
          onChange={(areas: readonly Area[]) => onChange({ ...draft, areas })}
        />
        {error !== null && !isTaken && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('shell:cancel')}
          </Button>
          <Button type="submit" loading={working}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface RoleFieldProps extends Pick<AccountFormProps, 'draft' | 'onChange'> {
  readonly fault: boolean
}

function RoleField({ draft, onChange, fault }: RoleFieldProps) {
  const { t } = useTranslation('administration')
  return (
    <Radio.Group
      label={t('accounts.role')}
      value={draft.role ?? ''}
      error={fault && t('form.fault.role')}
      onChange={(value) => {
        const role = roles.find((each) => each === value)
        if (role !== undefined) onChange({ ...draft, role })
      }}
    >
      <div className={classes.roles}>
        {roles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={t(`desk:roles.${role}`)}
            description={
              <Text span inherit>
                {t(`form.roleHint.${role}`)}
              </Text>
            }
          />
        ))}
      </div>
    </Radio.Group>
  )
}
