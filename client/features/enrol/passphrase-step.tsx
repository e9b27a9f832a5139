import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findPassphraseFault, makePassphrase } from '#client/tablet/passphrase.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'
import classes from './step.module.css'

/** Four generated words are offered; they are typed once all the same, so that they were read. */
export function PassphraseStep({
  onBack,
  onNext,
}: {
  onBack: () => void
  onNext: (passphrase: string) => void
}) {
  const { t } = useTranslation()
  const [offered, setOffered] = useState(makePassphrase)
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const fault = findPassphraseFault(passphrase)
  const differs = passphrase.trim() !== again.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (fault === undefined && !differs) onNext(passphrase)
  }
  return (
    <form className={classes.step} onSubmit={submit} noValidate>
      <Title order={2} size="h3">
        {t('enrol.passphraseTitle')}
      </Title>
      <Text>{t('enrol.passphraseIntro')}</Text>
      <Stack gap="xs">
        <Text c="dimmed">{t('enrol.offered')}</Text>
        <div className={classes.offered} data-testid="offered">
          {offered}
        </div>
        <Group grow>
          <Button variant="default" onClick={() => setOffered(makePassphrase())}>
            {t('enrol.another')}
          </Button>
          <Button variant="light" onClick={() => setPassphrase(offered)}>
            {t('enrol.useOffered')}
          </Button>
        </Group>
      </Stack>
      <SecretInput
        label={t('enrol.passphrase')}
        description={t('enrol.passphraseHint')}
        value={passphrase}
        error={asked && fault !== undefined ? t(`problems:api.${fault}`) : null}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="off"
      />
      <SecretInput
        label={t('enrol.passphraseAgain')}
        value={again}
        error={asked && differs ? t('enrol.passphraseDiffers') : null}
        onChange={(event) => setAgain(event.currentTarget.value)}
        autoComplete="off"
      />
      <Group grow>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
        <Button type="submit">{t('next')}</Button>
      </Group>
    </form>
  )
}
