/** The recovery key is made here, in the administrator's browser; its private half only ever leaves as the sealed file. */
import { Alert, Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getRecoveryKey, keepRecoveryKey } from '#client/api/administration.ts'
import { ApiProblem } from '#client/api/ask.ts'
import { findPassphraseFault, makeRecoveryFile } from '#client/tablet/passphrase.ts'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { ProblemAlert } from './problem-alert.tsx'

async function makeAndDownload(passphrase: string): Promise<void> {
  const { keyId, text } = await makeRecoveryFile(passphrase, async (publicKey) => {
    const { recoveryKey } = await keepRecoveryKey(publicKey)
    if (recoveryKey === null) throw new ApiProblem('unexpected')
    return recoveryKey.id
  })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  link.download = `dan-cu-khoi-phuc-${keyId.slice(-8)}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

export function RecoveryKeyPanel() {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const present = useQuery({ queryKey: ['recovery-key'], queryFn: getRecoveryKey })
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const fault = findPassphraseFault(passphrase)
  const making = useMutation({
    mutationFn: makeAndDownload,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['recovery-key'] }),
  })
  if (present.isPending) return <LoadingState />
  if (present.error !== null) return <ProblemAlert error={present.error} onAgain={present.refetch} />
  const key = present.data.recoveryKey
  return (
    <Stack maw="36rem">
      <Text>{t('administration.recoveryIntro')}</Text>
      <Alert color={key === null ? 'yellow' : 'gray'}>
        {key === null
          ? t('administration.recoveryNone')
          : t('administration.recoveryPresent', { id: key.id.slice(-8) })}
      </Alert>
      {making.error !== null && <ProblemAlert error={making.error} />}
      {making.isSuccess && (
        <Alert color="green" role="status">
          {t('administration.recoveryMade')}
        </Alert>
      )}
      <PasswordInput
        label={t('administration.filePassphrase')}
        description={t('enrol.passphraseHint')}
        value={passphrase}
        error={asked && fault !== undefined ? t(`problems:api.${fault}`) : null}
        onChange={(event) => setPassphrase(event.currentTarget.value)}
        autoComplete="new-password"
      />
      <PasswordInput
        label={t('enrol.passphraseAgain')}
        value={again}
        error={asked && passphrase !== again ? t('enrol.passphraseDiffers') : null}
        onChange={(event) => setAgain(event.currentTarget.value)}
        autoComplete="new-password"
      />
      <Button
        loading={making.isPending}
        onClick={() => {
          setAsked(true)
          if (fault === undefined && passphrase === again) making.mutate(passphrase)
        }}
      >
        {t('administration.recoveryMake')}
      </Button>
      {making.isPending && <Text role="status">{t('administration.working')}</Text>}
    </Stack>
  )
}
