/** After a cold start: whose tablet this is, how much waits, and the passphrase. Nothing else is known before it opens. */
import { Anchor, Button, Text, Title } from '@mantine/core'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TabletState } from '#client/tablet/tablet.ts'
import { useTablet } from '#client/tablet/use-tablet.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { LoneScreen } from '#client/ui/screen.tsx'
import { spanText, useSecondsLeft } from '#client/ui/seconds-left.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'
import { Waiting } from './waiting.tsx'

const BiometricButton = lazy(() =>
  import('./biometric-button.tsx').then((m) => ({ default: m.BiometricButton })),
)
const RecoverForm = lazy(() => import('./recover-form.tsx').then((m) => ({ default: m.RecoverForm })))

export function ClosedScreen({ state }: { state: Extract<TabletState, { kind: 'closed' }> }) {
  const { t } = useTranslation()
  const [forgotten, setForgotten] = useState(false)
  usePageTitle(t('lock.closedTitle'))
  return (
    <LoneScreen>
      <Title order={1} size="h2">
        {forgotten ? t('lock.recoverTitle') : t('lock.closedTitle')}
      </Title>
      <Text>
        {t('lock.owner', { officer: state.officer })}
        <br />
        <Waiting count={state.waiting} />
      </Text>
      {forgotten ? (
        <Suspense fallback={null}>
          <RecoverForm onBack={() => setForgotten(false)} />
        </Suspense>
      ) : (
        <>
          {state.biometric && (
            <Suspense fallback={null}>
              <BiometricButton beside="passphrase" />
            </Suspense>
          )}
          <PassphraseForm waitUntil={state.waitUntil} onForgotten={() => setForgotten(true)} />
        </>
      )}
    </LoneScreen>
  )
}

const faults = { wrong: 'lock.wrong', broken: 'lock.broken', failed: 'error.text' } as const

function PassphraseForm({ waitUntil, onForgotten }: { waitUntil: string | null; onForgotten: () => void }) {
  const { t } = useTranslation()
  const tablet = useTablet()
  const [passphrase, setPassphrase] = useState('')
  const [fault, setFault] = useState<string>()
  const [opening, setOpening] = useState(false)
  const left = useSecondsLeft(waitUntil)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setOpening(true)
    const result = await tablet.open(passphrase).catch(() => ({ kind: 'failed' }) as const)
    setOpening(false)
    if (result.kind === 'opened') return
    if (result.kind === 'wrong') setPassphrase('')
    setFault(t(faults[result.kind]))
  }
  return (
    <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: '1rem' }}>
      <SecretInput
        label={t('lock.passphrase')}
        value={passphrase}
        error={left > 0 ? t('lock.wait', { left: spanText(left) }) : fault}
        disabled={left > 0}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="off"
        autoFocus
      />
      <Button type="submit" loading={opening} disabled={left > 0 || passphrase === ''}>
        {t('lock.open')}
      </Button>
      {opening && <Text role="status">{t('lock.opening')}</Text>}
      <Anchor component="button" type="button" onClick={onForgotten} py="sm">
        {t('lock.forgotten')}
      </Anchor>
    </form>
  )
}
