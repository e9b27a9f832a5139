/** Officers, and a code for the next tablet of each: text to read aloud, a picture to show. */
import { Button, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listAccounts, makeEnrolment } from '#client/api/administration.ts'
import { loadAreaNames } from '#client/api/areas.ts'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { CodeDialog } from './code-dialog.tsx'
import { ProblemAlert } from './problem-alert.tsx'

export function OfficerTable() {
  const { t } = useTranslation()
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: listAccounts })
  const areaNames = useQuery({ queryKey: ['areas'], queryFn: loadAreaNames, staleTime: Infinity })
  const areaText = (code: string): string => {
    const name = areaNames.data?.find(code)?.name
    return name === undefined ? code : `${name} (${code})`
  }
  const making = useMutation({
    mutationFn: ({ username }: { username: string; name: string }) => makeEnrolment(username),
  })
  if (accounts.isPending) return <LoadingState />
  if (accounts.error !== null) return <ProblemAlert error={accounts.error} onAgain={accounts.refetch} />
  const officers = accounts.data.accounts.filter((account) => account.role === 'officer')
  if (officers.length === 0) return <Text c="dimmed">{t('administration.noOfficers')}</Text>
  return (
    <>
      {making.error !== null && <ProblemAlert error={making.error} />}
      <Table stickyHeader highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('administration.officerName')}</Table.Th>
            <Table.Th>{t('enrol.username')}</Table.Th>
            <Table.Th>{t('administration.areas')}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {officers.map(({ username, name, areas }) => (
            <Table.Tr key={username}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{username}</Table.Td>
              <Table.Td>{areas.map(({ code }) => areaText(code)).join(', ')}</Table.Td>
              <Table.Td ta="right">
                <Button
                  size="md"
                  variant="light"
                  loading={making.isPending && making.variables.username === username}
                  onClick={() => making.mutate({ username, name })}
                >
                  {t('administration.makeCode')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {making.data !== undefined && (
        <CodeDialog
          name={making.variables.name}
          code={making.data.code}
          expiresAt={making.data.expiresAt}
          onClose={making.reset}
        />
      )}
    </>
  )
}
