/** The administrator's desk, as far as tablets need it: officers and their codes, tablets, the recovery key. */
import { Button, Group, Tabs, Text, Title } from '@mantine/core'
import '@mantine/core/styles/Tabs.css'
import {
  QueryClient,
  QueryClientProvider,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { getSession, signOut } from '#client/api/administration.ts'
import { ApiProblem } from '#client/api/ask.ts'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { LoneScreen, Page } from '#client/ui/screen.tsx'
import { DeviceTable } from './device-table.tsx'
import { OfficerTable } from './officer-table.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { RecoveryKeyPanel } from './recovery-key-panel.tsx'
import { SignInForm } from './sign-in-form.tsx'

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // a problem that asking again cannot mend is shown at once
      retry: (count, error) => count < 3 && error instanceof ApiProblem && error.code === 'no-answer',
      staleTime: 5000,
    },
  },
})

export function AdministrationScreen() {
  const { t } = useTranslation()
  usePageTitle(t('administration.title'))
  return (
    <QueryClientProvider client={queries}>
      <Signed />
    </QueryClientProvider>
  )
}

function Signed() {
  const { t } = useTranslation()
  const session = useQuery({ queryKey: ['session'], queryFn: getSession })
  if (session.isPending) return <LoadingState />
  if (session.error instanceof ApiProblem && session.error.code === 'not-signed-in') {
    return (
      <LoneScreen>
        <Title order={1} size="h2">
          {t('administration.title')}
        </Title>
        <SignInForm />
      </LoneScreen>
    )
  }
  if (session.error !== null) {
    return (
      <LoneScreen>
        <ProblemAlert error={session.error} onAgain={session.refetch} />
      </LoneScreen>
    )
  }
  return (
    <Desk name={session.data.account.name} mayAdminister={session.data.account.role === 'administrator'} />
  )
}

function Desk({ name, mayAdminister }: { name: string; mayAdminister: boolean }) {
  const { t } = useTranslation()
  const cache = useQueryClient()
  const leave = useMutation({ mutationFn: signOut, onSuccess: () => cache.resetQueries() })
  return (
    <Page main>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {t('administration.title')}
        </Title>
        <Group>
          <Text>{name}</Text>
          <Button size="md" variant="default" onClick={() => leave.mutate()}>
            {t('administration.signOut')}
          </Button>
        </Group>
      </Group>
      {mayAdminister ? <Panels /> : <Text>{t('administration.notAllowed')}</Text>}
    </Page>
  )
}

function Panels() {
  const { t } = useTranslation()
  return (
    <Tabs defaultValue="officers" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="officers">{t('administration.officers')}</Tabs.Tab>
        <Tabs.Tab value="devices">{t('administration.devices')}</Tabs.Tab>
        <Tabs.Tab value="recovery">{t('administration.recovery')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="officers">
        <OfficerTable />
      </Tabs.Panel>
      <Tabs.Panel value="devices">
        <DeviceTable />
      </Tabs.Panel>
      <Tabs.Panel value="recovery">
        <RecoveryKeyPanel />
      </Tabs.Panel>
    </Tabs>
  )
}
