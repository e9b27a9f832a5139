/** What an administrator does with an account, each in a dialog that says first what happens. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { changeAccount, makePassword, removeSecondFactor } from '#client/api/administration.ts'
import type { Account } from '#shared/api/accounts.ts'
import { keepAccount } from './account-cache.ts'
import { ConfirmDialog, ConfirmStep } from './confirm-dialog.tsx'
import { Dialog } from './dialog.tsx'
import { EditAccountDialog } from './edit-account-dialog.tsx'
import { PasswordSlip } from './password-slip.tsx'

export type AccountAct = 'edit' | 'password' | 'factor' | 'disable' | 'enable'

interface AccountDialogProps {
  readonly account: Account
  readonly onClose: () => void
}

export function AccountDialog({ act, ...props }: AccountDialogProps & { act: AccountAct }) {
  switch (act) {
    case 'edit':
      return <EditAccountDialog {...props} />
    case 'password':
      return <NewPasswordDialog {...props} />
    case 'factor':
      return <RemoveFactorDialog {...props} />
    default:
      return <AbleDialog {...props} disable={act === 'disable'} />
  }
}

function NewPasswordDialog({ account, onClose }: AccountDialogProps) {
  const { t } = useTranslation('administration')
  const making = useMutation({ mutationFn: () => makePassword(account.username), gcTime: 0 })
  const made = making.data
  return (
    <Dialog
      title={t(made === undefined ? 'password.askTitle' : 'password.title', { name: account.name })}
      size="lg"
      once={made !== undefined}
      onClose={onClose}
    >
      {made === undefined ? (
        <ConfirmStep
          says={[t('password.ask'), t('password.askSessions')]}
          confirm={t('password.confirm')}
          working={making.isPending}
          error={making.error}
          onConfirm={() => making.mutate()}
          onClose={onClose}
        />
      ) : (
        <PasswordSlip account={account} password={made.password} onClose={onClose} />
      )}
    </Dialog>
  )
}

function RemoveFactorDialog({ account, onClose }: AccountDialogProps) {
  const { t } = useTranslation('administration')
  const cache = useQueryClient()
  const removing = useMutation({
    mutationFn: () => removeSecondFactor(account.username),
    onSuccess: (answer) => {
      keepAccount(cache, answer.account)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('factor.askTitle', { name: account.name })}
      says={[t('factor.ask'), t('factor.askWho')]}
      confirm={t('factor.confirm')}
      grave
      working={removing.isPending}
      error={removing.error}
      onConfirm={() => removing.mutate()}
      onClose={onClose}
    />
  )
}

function AbleDialog({ account, disable, onClose }: AccountDialogProps & { disable: boolean }) {
  const { t } = useTranslation('administration')
  const cache = useQueryClient()
  const changing = useMutation({
    mutationFn: () => changeAccount(account.username, { disabled: disable }),
    onSuccess: (answer) => {
      keepAccount(cache, answer.account)
      onClose()
    },
  })
  const word = disable ? 'disable' : 'enable'
  const says = [
    t(`able.${word}.says`),
    ...(account.role === 'officer' ? [t(`able.${word}.saysTablets`)] : []),
  ]
  return (
    <ConfirmDialog
      title={t(`able.${word}.title`, { name: account.name })}
      says={says}
      confirm={t(`accounts.act.${word}`)}
      grave={disable}
      working={changing.isPending}
      error={changing.error}
      onConfirm={() => changing.mutate()}
      onClose={onClose}
    />
  )
}
