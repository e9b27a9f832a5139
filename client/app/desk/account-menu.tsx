import { Button, Popover } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Account } from '#shared/api/accounts.ts'
import { AccountBlock } from './account-block.tsx'

/** On a narrow screen: who works here, behind their name. */
export function AccountMenu({ account, onLeave }: { account: Account; onLeave: () => void }) {
  const { t } = useTranslation('desk')
  return (
    <Popover position="bottom-end" width={300} trapFocus shadow="md" transitionProps={{ duration: 0 }}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconUser size="1.1rem" aria-hidden />}
          aria-label={t('shell.account', { name: account.name })}
        >
          {account.name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.account', { name: account.name })}>
        <AccountBlock account={account} onLeave={onLeave} />
      </Popover.Dropdown>
    </Popover>
  )
}
