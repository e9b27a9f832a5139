import { Button, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnrolInput } from '#client/tablet/tablet.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'
import classes from './step.module.css'

type SignIn = Pick<EnrolInput, 'code' | 'username' | 'password'>

export function SignInStep({ input, onNext }: { input: SignIn; onNext: (filled: SignIn) => void }) {
  const { t } = useTranslation()
  const [filled, setFilled] = useState<SignIn>({
    code: input.code,
    username: input.username,
    password: input.password,
  })
  const [asked, setAsked] = useState(false)
  const missing = (value: string) => (asked && value.trim() === '' ? t('enrol.missing') : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (Object.values(filled).every((value) => value.trim() !== '')) {
      onNext({ ...filled, code: filled.code.trim(), username: filled.username.trim() })
    }
  }
  return (
    <form className={classes.step} onSubmit={submit} noValidate>
      <Text>{t('enrol.intro')}</Text>
      <TextInput
        label={t('enrol.code')}
        description={t('enrol.codeHint')}
        value={filled.code}
        error={missing(filled.code)}
        onChange={(event) => setFilled({ ...filled, code: event.currentTarget.value.toUpperCase() })}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        autoFocus
      />
      <TextInput
        label={t('enrol.username')}
        value={filled.username}
        error={missing(filled.username)}
        onChange={(event) => setFilled({ ...filled, username: event.currentTarget.value })}
        autoCapitalize="none"
        autoComplete="username"
        spellCheck={false}
      />
      <SecretInput
        label={t('enrol.password')}
        value={filled.password}
        error={missing(filled.password)}
        onChange={(event) => setFilled({ ...filled, password: event.currentTarget.value })}
        autoComplete="current-password"
      />
      <Button type="submit" fullWidth>
        {t('next')}
      </Button>
    </form>
  )
}
