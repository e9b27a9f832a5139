/** From an empty tablet to an officer's own: code and sign-in, passphrase, PIN. What was filled stays when a step fails. */
import { Alert, Anchor, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EnrolInput, EnrolResult } from '#client/tablet/tablet.ts'
import { useTablet } from '#client/tablet/use-tablet.tsx'
import { untilAppKept } from '#client/ui/app-kept.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { LoneScreen } from '#client/ui/screen.tsx'
import { PassphraseStep } from './passphrase-step.tsx'
import { PinStep } from './pin-step.tsx'
import { SignInStep } from './sign-in-step.tsx'

const empty: EnrolInput = { code: '', username: '', password: '', passphrase: '', pin: '' }
const failed = (code: string): EnrolResult => ({ kind: 'failed', code })
/** Which step a problem is mended at. */
const stepOf = (code: string): number =>
  code === 'too-short' || code === 'too-simple' ? 2 : code === 'not-a-pin' || code === 'app-not-kept' ? 3 : 1

export function EnrolScreen() {
  const { t } = useTranslation()
  const tablet = useTablet()
  const [step, setStep] = useState(1)
  const [input, setInput] = useState(empty)
  const [problem, setProblem] = useState<string>()
  const [working, setWorking] = useState(false)
  usePageTitle(t('enrol.title'))
  const go = (to: number, filled: Partial<EnrolInput>) => {
    setInput({ ...input, ...filled })
    setProblem(undefined)
    setStep(to)
  }
  const finish = async (pin: string) => {
    setWorking(true)
    // asked while the officer's touch is fresh: browsers say yes more often
    void navigator.storage.persist().catch(() => false)
    const result = (await untilAppKept())
      ? await tablet.enrol({ ...input, pin }).catch(() => failed('app-failed'))
      : failed('app-not-kept')
    setWorking(false)
    if (result.kind === 'enrolled') return
    setProblem(result.code)
    setStep(stepOf(result.code))
  }
  return (
    <LoneScreen>
      <Stack gap={4}>
        <Text c="dimmed">{t('enrol.step', { at: step })}</Text>
        <Title order={1} size="h2">
          {t('enrol.title')}
        </Title>
      </Stack>
      {problem !== undefined && (
        <Alert color="red" role="alert">
          {t(`problems:api.${problem}`, { defaultValue: t('problems:api.unexpected') })}
        </Alert>
      )}
      {step === 1 && (
        <>
          <SignInStep
            input={input}
            codeIsRefused={problem === 'enrolment-code-unusable'}
            onNext={(filled) => go(2, filled)}
          />
          <Anchor href="/ban-lam-viec" py="sm">
            {t('enrol.toDesks')}
          </Anchor>
        </>
      )}
      {step === 2 && (
        <PassphraseStep onBack={() => setStep(1)} onNext={(passphrase) => go(3, { passphrase })} />
      )}
      {step === 3 && (
        <PinStep working={working} onBack={() => setStep(2)} onNext={(pin) => void finish(pin)} />
      )}
    </LoneScreen>
  )
}
