/** A password that is shown once: to copy, or to print and hand over. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '#shared/api/accounts.ts'
import classes from './administration.module.css'
import { CopyButton } from './copy-button.tsx'
import { Facts } from './facts.tsx'

interface PasswordSlipProps {
  readonly account: Account
  readonly password: string
  readonly onClose: () => void
}

export function PasswordSlip({ account, password, onClose }: PasswordSlipProps) {
  const { t } = useTranslation('administration')
  const slip = useRef<HTMLDivElement>(null)
  useEffect(() => slip.current?.focus(), [])
  const secret = (
    <span className={classes.secret} data-testid="password">
      {password}
    </span>
  )
  const facts = [
    { name: t('accounts.name'), value: account.name },
    { name: t('accounts.username'), value: account.username },
    { name: t('password.word'), value: secret },
    { name: t('password.place'), value: location.origin },
  ]
  return (
    <>
      <Stack ref={slip} tabIndex={-1} className={classes.slip} data-slip>
        <Facts facts={facts} />
        <Text>{t(account.role === 'officer' ? 'password.forOfficer' : 'password.forDesk')}</Text>
      </Stack>
      <Group mt="md" data-no-print>
        <CopyButton text={password} />
        <Button
          variant="default"
          leftSection={<IconPrinter size="1.1rem" aria-hidden />}
          onClick={() => print()}
        >
          {t('print')}
        </Button>
        <Button ml="auto" onClick={onClose}>
          {t('shell:close')}
        </Button>
      </Group>
      <Text mt="sm" c="dimmed" data-no-print>
        {t('password.once')}
      </Text>
    </>
  )
}
