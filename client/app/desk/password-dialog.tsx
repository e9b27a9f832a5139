/** Whoever works here changes their own password; their other sessions end, this one goes on. */
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { changeOwnPassword } from '#client/api/session.ts'
import { useAloud } from '#client/ui/live-region.tsx'
import { SecretInput } from '#client/ui/secret-input.tsx'
import { shortestPassword } from '#shared/api/accounts.ts'
import { faultsOf, noPassword, type OwnPassword } from './own-password.ts'

export function PasswordDialog({ username, onClose }: { username: string; onClose: () => void }) {
  const { t } = useTranslation('desk')
  const [changed, setChanged] = useState(false)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('password.title')}
      // what is typed is not lost to a touch beside it
      closeOnClickOutside={changed}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {changed ? (
        <Changed onClose={onClose} />
      ) : (
        <PasswordForm username={username} onChanged={() => setChanged(true)} onCancel={onClose} />
      )}
    </Modal>
  )
}

function Changed({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('desk')
  useAloud(t('password.changed'))
  return (
    <Stack>
      <Text>{t('password.changed')}</Text>
      <Button ml="auto" onClick={onClose} data-autofocus autoFocus>
        {t('shell:close')}
      </Button>
    </Stack>
  )
}

interface FormProps {
  readonly username: string
  readonly onChanged: () => void
  readonly onCancel: () => void
}

function PasswordForm({ username, onChanged, onCancel }: FormProps) {
  const { t } = useTranslation('desk')
  const [typed, setTyped] = useState(noPassword)
  const [asked, setAsked] = useState(false)
  const changing = useMutation({ mutationFn: changeOwnPassword, onSuccess: onChanged })
  const faults = faultsOf(typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const { current, wanted } = typed
    if (Object.keys(faults).length === 0 && !changing.isPending) changing.mutate({ current, wanted })
  }
  const field = (name: keyof OwnPassword) => {
    const fault = asked ? faults[name] : undefined
    return {
      label: t(`password.${name}`),
      value: typed[name],
      error: fault === undefined ? null : t(`password.fault.${fault}`, { least: shortestPassword }),
      autoComplete: name === 'current' ? 'current-password' : 'new-password',
      onChange: (event: { currentTarget: { value: string } }) =>
        setTyped({ ...typed, [name]: event.currentTarget.value }),
    }
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {changing.error !== null && (
          <Alert color="red" role="alert">
            {t(`problems:api.${codeOf(changing.error)}`)}
          </Alert>
        )}
        {/* for the keeper of passwords in the browser */}
        <input type="text" autoComplete="username" value={username} readOnly hidden />
        <SecretInput {...field('current')} data-autofocus />
        <SecretInput {...field('wanted')} description={t('password.hint', { least: shortestPassword })} />
        <SecretInput {...field('again')} />
        <Text size="sm" c="dimmed">
          {t('password.says')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('password.cancel')}
          </Button>
          <Button type="submit" loading={changing.isPending}>
            {t('password.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
