import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#client/api/ask.ts'

export function ProblemAlert({ error }: { error: Error }) {
  const { t } = useTranslation()
  return (
    <Alert color="red" role="alert">
      {t(`problems:api.${error instanceof ApiProblem ? error.code : 'unexpected'}`)}
    </Alert>
  )
}
