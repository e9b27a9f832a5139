/** Where a fingerprint or face was set up. What it does not open, the passphrase or PIN beside it does. */
import { Button, Stack, Text } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTablet } from '#client/tablet/use-tablet.tsx'

export function BiometricButton({ beside }: { beside: 'passphrase' | 'pin' }) {
  const { t } = useTranslation()
  const tablet = useTablet()
  const [asking, setAsking] = useState(false)
  const [isRefused, setRefused] = useState(false)
  const ask = async () => {
    setAsking(true)
    setRefused(false)
    const { kind } = await tablet.openByBiometric().catch(() => ({ kind: 'refused' }))
    setAsking(false)
    setRefused(kind !== 'opened')
  }
  return (
    <Stack gap="xs">
      <Button
        leftSection={<IconFingerprint size="1.35rem" aria-hidden />}
        loading={asking}
        onClick={() => void ask()}
      >
        {t('lock.biometric')}
      </Button>
      <Text c="var(--mantine-color-error)" role="alert">
        {isRefused && t(`lock.biometricRefused.${beside}`)}
      </Text>
    </Stack>
  )
}
