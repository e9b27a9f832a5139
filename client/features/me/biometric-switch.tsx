/** Sets up the fingerprint or face that opens this tablet, and takes it away. The passphrase is asked for first. */
import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BiometricState } from '#client/tablet/tablet.ts'
import { useTablet } from '#client/tablet/use-tablet.tsx'
import { useAloud } from '#client/ui/live-region.tsx'
import { SecretInput } from '#client/ui/secret-input.tsx'

export function BiometricSwitch() {
  const { t } = useTranslation()
  const tablet = useTablet()
  const [state, setState] = useState<BiometricState>()
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  useAloud(said)
  useEffect(() => {
    void tablet.biometricState().then(setState)
  }, [tablet])
  const change = (wanted: boolean) => {
    setSaid('')
    setAsking(wanted)
    if (wanted || state !== 'on') return
    void tablet.takeAwayBiometric().then(() => {
      setState('off')
      setSaid(t('me.biometricOff'))
    })
  }
  const done = () => {
    setAsking(false)
    setState('on')
    setSaid(t('me.biometricOn'))
  }
  if (state === undefined) return null
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {t('lock.open')}
      </Title>
      {state === 'unsupported' ? (
        <Text c="dimmed">{t('me.biometricNone')}</Text>
      ) : (
        <Switch
          size="lg"
          label={t('me.biometric')}
          description={t('me.biometricHint')}
          checked={state === 'on' || isAsking}
          onChange={(event) => change(event.currentTarget.checked)}
        />
      )}
      {isAsking && <SetUp onDone={done} onCancel={() => change(false)} />}
      {said !== '' && <Text>{said}</Text>}
    </Stack>
  )
}

const faults = {
  wrong: 'lock.wrong',
  broken: 'lock.broken',
  refused: 'me.biometricRefused',
  unsupported: 'me.biometricNone',
  failed: 'error.text',
} as const

function SetUp({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const tablet = useTablet()
  const [passphrase, setPassphrase] = useState('')
  const [fault, setFault] = useState<string>()
  const [isWorking, setWorking] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setWorking(true)
    const { kind } = await tablet.setUpBiometric(passphrase).catch(() => ({ kind: 'failed' }) as const)
    setWorking(false)
    if (kind === 'opened') onDone()
    else setFault(t(faults[kind]))
  }
  return (
    <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: '1rem' }}>
      <SecretInput
        label={t('me.biometricPassphrase')}
        value={passphrase}
        error={fault}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="off"
        autoFocus
      />
      <Group grow>
        <Button variant="default" onClick={onCancel} disabled={isWorking}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={isWorking} disabled={passphrase === ''}>
          {t('me.biometricSetUp')}
        </Button>
      </Group>
    </form>
  )
}
