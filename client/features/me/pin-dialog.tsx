/** A new PIN, by who knows the passphrase: an open tablet alone does not give it away. */
import { Button, Group, Modal } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isPin } from '#client/tablet/passphrase.ts'
import { useTablet } from '#client/tablet/use-tablet.tsx'
import { spanText, useSecondsLeft } from '#client/ui/seconds-left.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'

const empty = { passphrase: '', pin: '', pinAgain: '' }
const faults = { wrong: 'lock.wrong', broken: 'lock.broken', failed: 'me.pinFailed' } as const
const digits = { inputMode: 'numeric', maxLength: 6 } as const

interface PinDialogProps {
  readonly onDone: () => void
  readonly onCancel: () => void
}

export function PinDialog({ onDone, onCancel }: PinDialogProps) {
  const { t } = useTranslation()
  const tablet = useTablet()
  const [filled, setFilled] = useState(empty)
  const [isAsked, setAsked] = useState(false)
  const [fault, setFault] = useState<string>()
  const [waitUntil, setWaitUntil] = useState<string | null>(null)
  const [isWorking, setWorking] = useState(false)
  const left = useSecondsLeft(waitUntil)
  const { passphrase, pin, pinAgain } = filled
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    setFault(undefined)
    if (passphrase === '' || !isPin(pin) || pin !== pinAgain) return
    setWorking(true)
    const result = await tablet.setPin({ passphrase, pin }).catch(() => ({ kind: 'failed' }) as const)
    setWorking(false)
    if (result.kind === 'opened') return onDone()
    if (result.kind === 'wrong') {
      setFilled({ ...filled, passphrase: '' })
      setWaitUntil(result.waitUntil)
    }
    setFault(t(faults[result.kind]))
  }
  const field = (name: keyof typeof filled) => ({
    value: filled[name],
    onChange: (event: { currentTarget: HTMLInputElement }) =>
      setFilled({ ...filled, [name]: event.currentTarget.value }),
    autoComplete: 'off',
  })
  const missing = isAsked && passphrase === '' ? t('enrol.missing') : null
  return (
    <Modal
      opened
      onClose={onCancel}
      closeOnClickOutside={false}
      title={t('me.changePin')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: '1rem' }} noValidate>
        <SecretInput
          label={t('enrol.passphraseTitle')}
          error={left > 0 ? t('lock.wait', { left: spanText(left) }) : (fault ?? missing)}
          disabled={left > 0}
          data-autofocus
          {...field('passphrase')}
        />
        <SecretInput
          label={t('me.newPin')}
          error={isAsked && !isPin(pin) ? t('enrol.pinShort') : null}
          {...digits}
          {...field('pin')}
        />
        <SecretInput
          label={t('me.newPinAgain')}
          error={isAsked && pin !== pinAgain ? t('enrol.pinDiffers') : null}
          {...digits}
          {...field('pinAgain')}
        />
        <Group grow>
          <Button variant="default" onClick={onCancel} disabled={isWorking}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={isWorking} disabled={left > 0}>
            {t('me.changePin')}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
