import { Button, Group, Text, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isPin } from '#client/tablet/passphrase.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'
import classes from './step.module.css'

export function PinStep({
  working,
  onBack,
  onNext,
}: {
  working: boolean
  onBack: () => void
  onNext: (pin: string) => void
}) {
  const { t } = useTranslation()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (isPin(pin) && pin === again) onNext(pin)
  }
  return (
    <form className={classes.step} onSubmit={submit} noValidate>
      <Title order={2} size="h3">
        {t('enrol.pinTitle')}
      </Title>
      <Text>{t('enrol.pinIntro')}</Text>
      <SecretInput
        label={t('enrol.pin')}
        inputMode="numeric"
        maxLength={6}
        value={pin}
        error={asked && !isPin(pin) ? t('enrol.pinShort') : null}
        onChange={(event) => setPin(event.currentTarget.value)}
        autoComplete="off"
        autoFocus
      />
      <SecretInput
        label={t('enrol.pinAgain')}
        inputMode="numeric"
        maxLength={6}
        value={again}
        error={asked && pin !== again ? t('enrol.pinDiffers') : null}
        onChange={(event) => setAgain(event.currentTarget.value)}
        autoComplete="off"
      />
      <Group grow>
        <Button variant="default" onClick={onBack} disabled={working}>
          {t('back')}
        </Button>
        <Button type="submit" loading={working}>
          {t('enrol.finish')}
        </Button>
      </Group>
      {working && <Text role="status">{t('enrol.working')}</Text>}
    </form>
  )
}
