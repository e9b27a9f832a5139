import { Alert, Button, Group, Text } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { findPassphraseFault, isPin } from '#client/tablet/passphrase.ts'
import { useTablet } from '#client/tablet/use-tablet.tsx'
import { faultTexts } from '#client/ui/passphrase-faults.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'

const empty = { filePassphrase: '', passphrase: '', passphraseAgain: '', pin: '', pinAgain: '' }
const faults = { wrong: 'lock.recoverWrong', broken: 'lock.recoverBroken', failed: 'error.text' } as const

/** With the administrator beside the tablet: their file and its passphrase, then a new passphrase and PIN. */
export function RecoverForm({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const tablet = useTablet()
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<{ name: string; text: string }>()
  const [filled, setFilled] = useState(empty)
  const [asked, setAsked] = useState(false)
  const [fault, setFault] = useState<string>()
  const [working, setWorking] = useState(false)
  const passphraseFault = findPassphraseFault(filled.passphrase)
  const passphraseDiffers = filled.passphrase.trim() !== filled.passphraseAgain.trim()
  const pinIsRight = isPin(filled.pin)
  const pinDiffers = filled.pin !== filled.pinAgain
  const isWhole = passphraseFault === undefined && !passphraseDiffers && pinIsRight && !pinDiffers
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    const { filePassphrase, passphrase, pin } = filled
    if (file === undefined || filePassphrase === '' || !isWhole) return
    setWorking(true)
    const result = await tablet
      .recover({ filePassphrase, passphrase, pin, file: file.text })
      .catch(() => ({ kind: 'failed' }) as const)
    setWorking(false)
    if (result.kind !== 'opened') setFault(t(faults[result.kind]))
  }
  const field = (name: keyof typeof filled) => ({
    value: filled[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setFilled({ ...filled, [name]: event.currentTarget.value }),
    autoComplete: 'off',
  })
  return (
    <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: '1rem' }} noValidate>
      <Text>{t('lock.recoverIntro')}</Text>
      {fault !== undefined && (
        <Alert color="red" role="alert">
          {fault}
        </Alert>
      )}
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('lock.file')}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          if (chosen !== undefined) void chosen.text().then((text) => setFile({ name: chosen.name, text }))
        }}
      />
      <Button variant="default" onClick={() => picker.current?.click()}>
        {file?.name ?? t('lock.chooseFile')}
      </Button>
      {asked && file === undefined && <Text c="var(--mantine-color-error)">{t('enrol.missing')}</Text>}
      <SecretInput
        label={t('lock.filePassphrase')}
        error={asked && filled.filePassphrase === '' ? t('enrol.missing') : null}
        {...field('filePassphrase')}
      />
      <Text fw={600} mt="sm">
        {t('lock.recoverNew')}
      </Text>
      <SecretInput
        label={t('enrol.passphraseTitle')}
        description={t('lock.recoverHint')}
        error={asked && passphraseFault !== undefined ? t(faultTexts[passphraseFault]) : null}
        {...field('passphrase')}
      />
      <SecretInput
        label={t('enrol.passphraseAgain')}
        error={asked && passphraseDiffers ? t('enrol.passphraseDiffers') : null}
        {...field('passphraseAgain')}
      />
      <SecretInput
        label={t('enrol.pinTitle')}
        inputMode="numeric"
        maxLength={6}
        error={asked && !pinIsRight ? t('enrol.pinShort') : null}
        {...field('pin')}
      />
      <SecretInput
        label={t('enrol.pinAgain')}
        inputMode="numeric"
        maxLength={6}
        error={asked && pinDiffers ? t('enrol.pinDiffers') : null}
        {...field('pinAgain')}
      />
      <Group grow>
        <Button variant="default" onClick={onBack} disabled={working}>
          {t('back')}
        </Button>
        <Button type="submit" loading={working}>
          {t('lock.recover')}
        </Button>
      </Group>
    </form>
  )
}
