/** The door of the desks: password, then six digits; an account without an authenticator makes one first. */
import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { sessionKey, signOut } from '#client/api/session.ts'
import { usePageTitle } from '#client/ui/page-title.ts'
import { LoneScreen } from '#client/ui/screen.tsx'
import type { Session } from '#shared/api/accounts.ts'
import { PasswordForm } from './password-form.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'
import { SecondFactorSetup } from './second-factor-setup.tsx'

/** `ended`: who was at work here when the session ended; what they had open lies untouched beneath. */
export function SignInScreen({ session, ended }: { session: Session | null; ended?: string }) {
  const { t } = useTranslation('desk')
  usePageTitle(t('signIn.title'))
  return (
    <LoneScreen>
      <Stack gap={4}>
        <Text c="dimmed">{t('shell:appName')}</Text>
        <Title order={1} size="h2">
          {t('signIn.title')}
        </Title>
      </Stack>
      {ended !== undefined && session === null && <Text role="status">{t('signIn.ended')}</Text>}
      <Step session={session} {...(ended === undefined ? {} : { username: ended })} />
      {session === null ? (
        <Anchor href="/" py="xs">
          {t('signIn.toTablet')}
        </Anchor>
      ) : (
        <OtherAccount session={session} />
      )}
    </LoneScreen>
  )
}

function Step({ session, username }: { session: Session | null; username?: string }) {
  if (session === null) return <PasswordForm {...(username === undefined ? {} : { username })} />
  return session.stage === 'second-factor-setup' ? <SecondFactorSetup /> : <SecondFactorForm />
}

/** Halfway in, with the wrong account or without the authenticator at hand. */
function OtherAccount({ session }: { session: Session }) {
  const { t } = useTranslation('desk')
  const cache = useQueryClient()
  const leaving = useMutation({
    mutationFn: signOut,
    onSuccess: () => cache.setQueryData(sessionKey, null),
  })
  return (
    <Group justify="space-between">
      <Text c="dimmed">{t('signIn.as', { name: session.account.name })}</Text>
      {/* its words keep to the edge of the column, in the same line or in the next */}
      <Button
        variant="subtle"
        px="xs"
        mx="calc(-1 * var(--mantine-spacing-xs))"
        loading={leaving.isPending}
        onClick={() => leaving.mutate()}
      >
        {t('signIn.other')}
      </Button>
    </Group>
  )
}
