import { Button, Popover } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AccountBlock, type AccountBlockProps } from './account-block.tsx'

/** On a narrow screen: who works here, behind their name. */
export function AccountMenu({ account, onLeave, onPassword }: AccountBlockProps) {
  const { t } = useTranslation('desk')
  const [opened, setOpened] = useState(false)
  const leaveFor = () => {
    setOpened(false)
    onPassword()
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={300}
      trapFocus
      shadow="md"
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconUser size="1.1rem" aria-hidden />}
          aria-label={t('shell.account', { name: account.name })}
          onClick={() => setOpened(!opened)}
        >
          {account.name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.account', { name: account.name })}>
        <AccountBlock account={account} onLeave={onLeave} onPassword={leaveFor} />
      </Popover.Dropdown>
    </Popover>
  )
}
