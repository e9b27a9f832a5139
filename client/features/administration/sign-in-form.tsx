import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signIn } from '#client/api/administration.ts'
import { ProblemAlert } from './problem-alert.tsx'

export function SignInForm() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [filled, setFilled] = useState({ username: '', password: '' })
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => cache.setQueryData(['session'], session),
  })
  return (
    <form
      style={{ display: 'grid', gap: '1rem' }}
      onSubmit={(event) => {
        event.preventDefault()
        entering.mutate(filled)
      }}
    >
      {entering.error !== null && <ProblemAlert error={entering.error} />}
      <TextInput
        label={t('enrol.username')}
        value={filled.username}
        onChange={(event) => setFilled({ ...filled, username: event.currentTarget.value })}
        autoComplete="username"
        autoCapitalize="none"
        required
        withAsterisk={false}
        autoFocus
      />
      <PasswordInput
        label={t('enrol.password')}
        value={filled.password}
        onChange={(event) => setFilled({ ...filled, password: event.currentTarget.value })}
        autoComplete="current-password"
        required
        withAsterisk={false}
      />
      <Button type="submit" loading={entering.isPending}>
        {t('administration.signIn')}
      </Button>
    </form>
  )
}
