import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type AccountChange, changeAccount } from '#client/api/administration.ts'
import type { Account } from '#shared/api/accounts.ts'
import { keepAccount } from './account-cache.ts'
import { changeOf, draftOf } from './account-draft.ts'
import { AccountForm } from './account-form.tsx'
import { Dialog } from './dialog.tsx'

export function EditAccountDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('administration')
  const cache = useQueryClient()
  // as it was when the dialog opened: a list that comes anew changes nothing under the typing hands
  const [before] = useState(account)
  const [draft, setDraft] = useState(() => draftOf(before))
  const changing = useMutation({
    mutationFn: (change: AccountChange) => changeAccount(before.username, change),
    onSuccess: (answer) => {
      keepAccount(cache, answer.account)
      onClose()
    },
  })
  const submit = () => {
    const change = changeOf(before, draft)
    if (Object.keys(change).length === 0) onClose()
    else changing.mutate(change)
  }
  return (
    <Dialog title={t('form.editTitle', { name: before.name })} size="xl" once onClose={onClose}>
      <AccountForm
        draft={draft}
        isNew={false}
        submit={t('form.save')}
        working={changing.isPending}
        error={changing.error}
        onChange={setDraft}
        onSubmit={submit}
        onCancel={onClose}
      />
    </Dialog>
  )
}
