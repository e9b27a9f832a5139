import { Button, Text, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnrolInput } from '#client/tablet/tablet.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'
import classes from './step.module.css'

type SignIn = Pick<EnrolInput, 'code' | 'username' | 'password'>

interface SignInStepProps {
  readonly input: SignIn
  /** The centre has refused the code of `input`. */
  readonly codeIsRefused: boolean
  readonly onNext: (filled: SignIn) => void
}

/** Twelve letters or digits; dashes and spaces do not count. */
const isWholeCode = (code: string): boolean => /^[0-9A-Z]{12}$/.test(code.replace(/[\s-]/g, ''))

export function SignInStep({ input, codeIsRefused, onNext }: SignInStepProps) {
  const { t } = useTranslation()
  const [filled, setFilled] = useState<SignIn>({
    code: input.code,
    username: input.username,
    password: input.password,
  })
  const [asked, setAsked] = useState(false)
  const missing = (value: string) => (asked && value.trim() === '' ? t('enrol.missing') : null)
  const isWhole = isWholeCode(filled.code)
  const codeError = (): ReactNode => {
    if (asked && !isWhole) return missing(filled.code) ?? t('enrol.codeShort')
    // why is said above
    return codeIsRefused && filled.code === input.code
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isWhole && Object.values(filled).every((value) => value.trim() !== '')) {
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
        error={codeError()}
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
