import { Loader, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Nothing for 300 ms, then a sign and a word that something is on its way. */
export function LoadingState() {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Stack align="center" justify="center" mih="40dvh" role="status" aria-label={t('loading')}>
      {late && (
        <>
          <Loader aria-hidden />
          <Text c="dimmed">{t('loading')}</Text>
        </>
      )}
    </Stack>
  )
}
