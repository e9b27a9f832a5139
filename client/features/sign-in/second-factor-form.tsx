/** Six digits, typed or pasted; the sixth one sends them. */
import { Button, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { giveSecondFactor, sessionKey } from '#client/api/session.ts'
import { ProblemNote } from './problem-note.tsx'
import classes from './sign-in.module.css'
import { sixDigitsFrom } from './six-digits.ts'

export function SecondFactorForm({ intro }: { intro?: string }) {
  const { t } = useTranslation('desk')
  const cache = useQueryClient()
  const field = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const giving = useMutation({
    mutationFn: giveSecondFactor,
    onSuccess: (session) => cache.setQueryData(sessionKey, session),
    onError: () => field.current?.select(),
  })
  const type = (event: ChangeEvent<HTMLInputElement>) => {
    const digits = sixDigitsFrom(event.currentTarget.value)
    setCode(digits)
    if (digits.length === 6 && digits !== code && !giving.isPending) giving.mutate(digits)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (code.length === 6 && !giving.isPending) giving.mutate(code)
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ProblemNote error={giving.error} />
      <Text id="second-factor-intro">{intro ?? t('signIn.codeIntro')}</Text>
      <TextInput
        ref={field}
        className={classes.code}
        label={t('signIn.code')}
        value={code}
        onChange={type}
        inputMode="numeric"
        autoComplete="one-time-code"
        aria-describedby="second-factor-intro"
        autoFocus
        data-autofocus
      />
      <Button type="submit" loading={giving.isPending} disabled={code.length < 6}>
        {t('signIn.confirm')}
      </Button>
    </form>
  )
}
