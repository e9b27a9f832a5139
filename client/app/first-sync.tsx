/** While the tablet has nothing of its communes yet: how much has come, and that a cut does no harm. */
import { Progress, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { countText } from '#shared/text/number-text.ts'

export function FirstSync() {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const { progress, phase } = useLive(tablet.sync)
  const isEmpty = useLive(tablet.book).households().length === 0
  const [first, setFirst] = useState(isEmpty)
  useEffect(() => {
    if (!isEmpty && phase !== 'reading') setFirst(false)
  }, [isEmpty, phase])
  if (!first || phase !== 'reading') return null
  const { done, total } = progress ?? { done: 0, total: 0 }
  return (
    <Stack gap="xs" p="md" role="status">
      <Title order={2} size="h4">
        {t('sync.firstSync')}
      </Title>
      <Progress value={total === 0 ? 0 : (100 * done) / total} size="lg" transitionDuration={0} />
      <Text className="figures">
        {total === 0
          ? t('sync.firstSyncBegins')
          : t('sync.progress', { done: countText(done), total: countText(total) })}
      </Text>
      <Text c="dimmed" size="sm">
        {t('sync.firstSyncCut')}
      </Text>
    </Stack>
  )
}
