import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionKey, signIn } from '#client/api/session.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'
import { ProblemNote } from './problem-note.tsx'
import classes from './sign-in.module.css'

/** `username`: who was here last, so that they type their password only. */
export function PasswordForm({ username = '' }: { username?: string }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const [filled, setFilled] = useState({ username, password: '' })
  const [asked, setAsked] = useState(false)
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => cache.setQueryData(sessionKey, session),
  })
  const missing = (value: string) => (asked && value === '' ? t('enrol.missing') : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const given = { ...filled, username: filled.username.trim() }
    if (given.username !== '' && given.password !== '' && !entering.isPending) entering.mutate(given)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ProblemNote error={entering.error} />
      <TextInput
        label={t('enrol.username')}
        value={filled.username}
        error={missing(filled.username.trim())}
        onChange={(event) => setFilled({ ...filled, username: event.currentTarget.value })}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={username === ''}
        data-autofocus={username === '' || undefined}
      />
      <SecretInput
        label={t('enrol.password')}
        value={filled.password}
        error={missing(filled.password)}
        onChange={(event) => setFilled({ ...filled, password: event.currentTarget.value })}
        autoComplete="current-password"
        autoFocus={username !== ''}
        data-autofocus={username !== '' || undefined}
      />
      <Button type="submit" loading={entering.isPending}>
        {t('desk:signIn.submit')}
      </Button>
    </form>
  )
}
