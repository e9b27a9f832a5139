/** An authenticator of one's own: the picture to read, the secret as text where no camera is, and the first code. */
import { Button, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { setUpSecondFactor } from '#client/api/session.ts'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { QrPicture } from '#client/ui/qr-picture.tsx'
import { ProblemNote } from './problem-note.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import classes from './sign-in.module.css'
import { inFours } from './six-digits.ts'

/** Asked for once while this screen stands: each asking makes a new secret and ends the one before. */
const useSetup = () =>
  useQuery({
    queryKey: ['second-factor-setup'],
    queryFn: setUpSecondFactor,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })

export function SecondFactorSetup() {
  const { t } = useTranslation('desk')
  const setup = useSetup()
  if (setup.isPending) return <LoadingState />
  if (setup.error !== null) {
    return (
      <>
        <ProblemNote error={setup.error} />
        <Button onClick={() => void setup.refetch()}>{t('shell:again')}</Button>
      </>
    )
  }
  return (
    <div className={classes.setup}>
      <Title order={2} size="h3">
        {t('signIn.setupTitle')}
      </Title>
      <Text>{t('signIn.setupIntro')}</Text>
      <ol className={classes.steps}>
        <li>{t('signIn.setupInstall')}</li>
        <li>{t('signIn.setupScan')}</li>
        <li>{t('signIn.setupType')}</li>
      </ol>
      <div className={classes.picture}>
        <QrPicture text={setup.data.uri} label={t('signIn.picture')} />
      </div>
      <Text c="dimmed">{t('signIn.secretIntro')}</Text>
      <div className={classes.secret} data-testid="secret">
        {inFours(setup.data.secret)}
      </div>
      <SecondFactorForm intro={t('signIn.firstCode')} />
    </div>
  )
}
