import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'

/** What failed in words, and the way on where asking again can help. */
export function ProblemAlert({ error, onAgain }: { error: Error; onAgain?: () => unknown }) {
  const { t } = useTranslation()
  return (
    <Alert color="red" role="alert">
      <Group justify="space-between">
        <Text>{t(`problems:api.${codeOf(error)}`)}</Text>
        {onAgain !== undefined && (
          <Button variant="default" onClick={() => void onAgain()}>
            {t('again')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
