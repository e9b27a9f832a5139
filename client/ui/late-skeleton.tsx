import { Skeleton, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Rows that are on their way: nothing for 300 ms, then a word and their shape. */
export function LateSkeleton({ rows = 6, height = 40 }: { rows?: number; height?: number }) {
  const { t } = useTranslation()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])
  const places = Array.from({ length: rows }, (_, at) => `row-${at}`)
  return (
    <Stack gap={6} role="status" aria-label={t('loading')} style={{ minHeight: rows * (height + 6) }}>
      {late && <Text c="dimmed">{t('loading')}</Text>}
      {late && places.map((place) => <Skeleton key={place} height={height} animate={false} />)}
    </Stack>
  )
}
