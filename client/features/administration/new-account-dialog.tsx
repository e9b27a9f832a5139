import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeAccount } from '#client/api/administration.ts'
import { keepAccount } from './account-cache.ts'
import { emptyDraft, newAccountFrom } from './account-draft.ts'
import { AccountForm } from './account-form.tsx'
import { Dialog } from './dialog.tsx'
import { PasswordSlip } from './password-slip.tsx'

interface NewAccountDialogProps {
  readonly onMade: (username: string) => void
  readonly onClose: () => void
}

/** Ends with the password, which is shown this once. */
export function NewAccountDialog({ onMade, onClose }: NewAccountDialogProps) {
  const { t } = useTranslation('administration')
  const cache = useQueryClient()
  const [draft, setDraft] = useState(emptyDraft)
  const making = useMutation({
    mutationFn: makeAccount,
    gcTime: 0,
    onSuccess: ({ account }) => keepAccount(cache, account),
  })
  const made = making.data
  const close = () => {
    if (made !== undefined) onMade(made.account.username)
    onClose()
  }
  const submit = () => {
    const body = newAccountFrom(draft)
    if (body !== undefined) making.mutate(body)
  }
  const title = made === undefined ? t('form.newTitle') : t('password.title', { name: made.account.name })
  return (
    <Dialog title={title} size="xl" once onClose={close}>
      {made === undefined ? (
        <AccountForm
          draft={draft}
          isNew
          submit={t('form.make')}
          working={making.isPending}
          error={making.error}
          onChange={setDraft}
          onSubmit={submit}
          onCancel={onClose}
        />
      ) : (
        <PasswordSlip {...made} onClose={close} />
      )}
    </Dialog>
  )
}
