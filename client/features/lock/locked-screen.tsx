/** The screen is locked, the tablet syncs on: a PIN pad for thumbs, and how much waits. */
import { Button, Text, Title } from '@mantine/core'
import { IconBackspace } from '@tabler/icons-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TabletState } from '#client/tablet/tablet.ts'
import { useTablet } from '#client/tablet/use-tablet.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { LoneScreen } from '#client/ui/screen.tsx'
import classes from './locked-screen.module.css'
import { Waiting } from './waiting.tsx'

const BiometricButton = lazy(() =>
  import('./biometric-button.tsx').then((m) => ({ default: m.BiometricButton })),
)

const pinLength = 6
const places = Array.from({ length: pinLength }, (_, at) => at)
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

const withDigit = (typed: string, digit: string): string => (typed.length < pinLength ? typed + digit : typed)
const withoutLast = (typed: string): string => (typed.length < pinLength ? typed.slice(0, -1) : typed)

export function LockedScreen({ state }: { state: Extract<TabletState, { kind: 'locked' }> }) {
  const { t } = useTranslation()
  const [forgotten, setForgotten] = useState(false)
  usePageTitle(t('lock.closedTitle'))
  return (
    <LoneScreen low>
      <Title order={1} size="h2" ta="center">
        {t(forgotten ? 'lock.pinForgottenTitle' : 'lock.pinTitle')}
      </Title>
      <Text ta="center">
        {t('lock.owner', { officer: state.officer })}
        <br />
        <Waiting count={state.waiting} />
      </Text>
      {forgotten ? (
        <Forgotten onBack={() => setForgotten(false)} />
      ) : (
        <>
          {state.biometric && (
            <Suspense fallback={null}>
              <BiometricButton beside="pin" />
            </Suspense>
          )}
          <Pad triesLeft={state.pinTriesLeft} />
          <Button variant="subtle" onClick={() => setForgotten(true)}>
            {t('lock.pinForgotten')}
          </Button>
        </>
      )}
    </LoneScreen>
  )
}

/** Asked first: who remembers the PIN and not the passphrase would stand before a tablet that is closed. */
function Forgotten({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const tablet = useTablet()
  return (
    <>
      <Text ta="center">{t('lock.pinForgottenText')}</Text>
      <Button onClick={() => void tablet.close()}>{t('lock.usePassphrase')}</Button>
      <Button variant="default" onClick={onBack} autoFocus>
        {t('back')}
      </Button>
    </>
  )
}

function Pad({ triesLeft }: { triesLeft: number }) {
  const { t } = useTranslation()
  const tablet = useTablet()
  const [pin, setPin] = useState('')
  const [wrong, setWrong] = useState(false)
  useEffect(() => {
    if (pin.length < pinLength) return
    void tablet
      .unlock(pin)
      .then((result) => setWrong(result.kind !== 'opened'))
      .finally(() => setPin(''))
  }, [pin, tablet])
  /** Until it is known whether it is the right one, no key does anything. */
  const isTried = pin.length === pinLength
  const press = (digit: string) => setPin((typed) => withDigit(typed, digit))
  const erase = () => setPin(withoutLast)
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (/^\d$/.test(key)) setPin((typed) => withDigit(typed, key))
      else if (key === 'Backspace') setPin(withoutLast)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <div className={classes.dots} role="img" aria-label={t('lock.digitsEntered', { count: pin.length })}>
        {places.map((place) => (
          <span key={place} data-filled={place < pin.length} />
        ))}
      </div>
      <Text c="var(--mantine-color-error)" ta="center" role="alert" mih="3.2em">
        {wrong && t('lock.pinWrong', { count: triesLeft })}
      </Text>
      <div className={classes.pad}>
        {digits.map((digit) => (
          <Button
            key={digit}
            variant="default"
            className={classes.key}
            aria-disabled={isTried}
            onClick={() => press(digit)}
          >
            {digit}
          </Button>
        ))}
        <Button
          variant="subtle"
          className={classes.key}
          aria-label={t('lock.erase')}
          aria-disabled={isTried}
          onClick={erase}
        >
          <IconBackspace size="1.35rem" aria-hidden />
        </Button>
      </div>
    </>
  )
}
