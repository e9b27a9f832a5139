/** The recovery key is made here, in the administrator's browser; its private half only ever leaves as the sealed file. */
import { Alert, Button, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getRecoveryKey, keepRecoveryKey } from '#client/api/administration.ts'
import { ApiProblem } from '#client/api/ask.ts'
import { findPassphraseFault, makeRecoveryFile } from '#client/tablet/passphrase.ts'
import { faultTexts } from '#client/ui/passphrase-faults.ts'
import { SecretInput } from '#client/ui/secret-input.tsx'
import { Answered } from './answered.tsx'
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
  const present = useQuery({ queryKey: ['recovery-key'], queryFn: getRecoveryKey })
  return <Answered query={present}>{({ recoveryKey }) => <Panel keyId={recoveryKey?.id ?? null} />}</Answered>
}

function Panel({ keyId }: { keyId: string | null }) {
  const { t } = useTranslation('administration')
  const cache = useQueryClient()
  const making = useMutation({
    mutationFn: makeAndDownload,
    onSuccess: () => cache.invalidateQueries({ queryKey: ['recovery-key'] }),
  })
  return (
    <Stack maw="36rem">
      <Text>{t('recovery.intro')}</Text>
      <Alert color={keyId === null ? 'yellow' : 'gray'}>
        {keyId === null ? t('recovery.none') : t('recovery.present', { id: keyId.slice(-8) })}
      </Alert>
      {making.error !== null && <ProblemAlert error={making.error} />}
      {making.isSuccess && (
        <Alert color="green" role="status">
          {t('recovery.made')}
        </Alert>
      )}
      <FileForm working={making.isPending} onMake={making.mutate} />
      {making.isPending && <Text role="status">{t('recovery.working')}</Text>}
    </Stack>
  )
}

interface FileFormProps {
  readonly working: boolean
  readonly onMake: (passphrase: string) => void
}

function FileForm({ working, onMake }: FileFormProps) {
  const { t } = useTranslation('administration')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [asked, setAsked] = useState(false)
  const fault = findPassphraseFault(passphrase)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (fault === undefined && passphrase === again && !working) onMake(passphrase)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SecretInput
          label={t('recovery.passphrase')}
          description={t('shell:lock.recoverHint')}
          value={passphrase}
          error={asked && fault !== undefined ? t(faultTexts[fault]) : null}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
          autoComplete="new-password"
        />
        <SecretInput
          label={t('recovery.passphraseAgain')}
          value={again}
          error={asked && passphrase !== again ? t('recovery.passphraseDiffers') : null}
          onChange={(event) => setAgain(event.currentTarget.value)}
          autoComplete="new-password"
        />
        <Button type="submit" loading={working}>
          {t('recovery.make')}
        </Button>
      </Stack>
    </form>
  )
}
