import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#client/api/ask.ts'

/** What did not work, in a sentence; nothing while nothing went wrong. */
export function ProblemNote({ error }: { error: Error | null }) {
  const { t } = useTranslation()
  if (error === null) return null
  return (
    <Alert color="red" role="alert">
      {t(`problems:api.${error instanceof ApiProblem ? error.code : 'unexpected'}`)}
    </Alert>
  )
}
