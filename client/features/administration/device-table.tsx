import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listDevices } from '#client/api/administration.ts'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { tabletName } from '#client/ui/tablet-name.ts'
import { timeText } from '#client/ui/time-text.ts'
import { countText } from '#shared/text/number-text.ts'
import { ProblemAlert } from './problem-alert.tsx'

const refreshMs = 15_000

export function DeviceTable() {
  const { t } = useTranslation()
  const devices = useQuery({ queryKey: ['devices'], queryFn: listDevices, refetchInterval: refreshMs })
  if (devices.isPending) return <LoadingState />
  if (devices.error !== null) return <ProblemAlert error={devices.error} onAgain={devices.refetch} />
  if (devices.data.devices.length === 0) return <Text c="dimmed">{t('administration.noDevices')}</Text>
  const columns = [
    'administration.officerName',
    'me.tablet',
    'administration.lastContact',
    'administration.waiting',
    'administration.appVersion',
    'administration.enrolledAt',
  ]
  return (
    <Table stickyHeader highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column}>{t(column)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {devices.data.devices.map((device) => (
          <Table.Tr key={device.id}>
            <Table.Td>
              {device.name}
              {device.revokedAt !== null && (
                <Text size="sm" c="var(--state-held)">
                  {t('administration.revokedAt', { at: timeText(device.revokedAt) })}
                </Text>
              )}
            </Table.Td>
            <Table.Td>{tabletName(device.id)}</Table.Td>
            <Table.Td>
              {device.lastContactAt === null ? t('administration.never') : timeText(device.lastContactAt)}
            </Table.Td>
            <Table.Td>{countText(device.waiting)}</Table.Td>
            <Table.Td>{device.appVersion ?? '–'}</Table.Td>
            <Table.Td>{timeText(device.enrolledAt)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
