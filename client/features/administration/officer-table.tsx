/** Officers, and a code for the next tablet of each: text to read aloud, a picture to show. */
import { Button, Modal, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import { listAccounts, makeEnrolment } from '#client/api/administration.ts'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { ProblemAlert } from './problem-alert.tsx'

export function OfficerTable() {
  const { t } = useTranslation()
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: listAccounts })
  const making = useMutation({
    mutationFn: ({ username }: { username: string; name: string }) => makeEnrolment(username),
  })
  if (accounts.isPending) return <LoadingState />
  if (accounts.error !== null) return <ProblemAlert error={accounts.error} />
  const officers = accounts.data.accounts.filter((account) => account.role === 'officer')
  if (officers.length === 0) return <Text c="dimmed">{t('administration.noOfficers')}</Text>
  return (
    <>
      {making.error !== null && <ProblemAlert error={making.error} />}
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('administration.officerName')}</Table.Th>
            <Table.Th>{t('enrol.username')}</Table.Th>
            <Table.Th>{t('administration.areas')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {officers.map(({ username, name, areas }) => (
            <Table.Tr key={username}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{username}</Table.Td>
              <Table.Td>{areas.map((area) => area.code).join(', ')}</Table.Td>
              <Table.Td ta="right">
                <Button size="md" variant="light" onClick={() => making.mutate({ username, name })}>
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

interface CodeDialogProps {
  readonly name: string
  readonly code: string
  readonly expiresAt: string
  readonly onClose: () => void
}

function CodeDialog({ name, code, expiresAt, onClose }: CodeDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal opened onClose={onClose} title={t('administration.codeFor', { name })} size="lg">
      <Stack align="center">
        <Text fz="2.2rem" fw={600} ff="monospace" data-testid="enrolment-code">
          {code}
        </Text>
        <CodePicture code={code} />
        <Text c="dimmed">{t('administration.codeExpires', { at: timeText(expiresAt) })}</Text>
      </Stack>
    </Modal>
  )
}

function CodePicture({ code }: { code: string }) {
  const { data, size } = encode(code, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((filled, x) => (filled ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width={240}
      height={240}
      role="img"
      aria-label={code}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
