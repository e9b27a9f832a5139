/** Every tablet of the district by urgency, and beside the list the story of one. */
import { Button, Text } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { DataTable } from '#client/ui/data-table.tsx'
import { DeskPage } from '#client/ui/desk-page.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { FreshNote } from '#client/ui/fresh-note.tsx'
import { useKeys } from '#client/ui/keys.ts'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { NoAnswer } from '#client/ui/no-answer.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { WithPanel } from '#client/ui/side-panel.tsx'
import { useAddress } from '#client/ui/use-address.ts'
import { useOnline } from '#client/ui/use-online.ts'
import { useRowFocus } from '#client/ui/use-row-focus.ts'
import type { QueueDevice } from '#shared/api/queue.ts'
import { DevicePanel, NoSuchDevice } from './device-panel.tsx'
import { useQueueColumns } from './queue-columns.tsx'
import { QueueFilters } from './queue-filters.tsx'
import { listDevices, openedOf } from './queue-list.ts'
import { deviceChange, heldChange, readView, sortChange } from './queue-view.ts'
import { useIsAdministrator, useQueue } from './use-queue.ts'

export function QueueScreen() {
  const { t } = useTranslation('desk')
  usePageTitle(t('places.queue'))
  const queue = useQueue()
  const online = useOnline()
  if (queue.data === undefined) {
    return (
      <DeskPage title={t('places.queue')}>
        {queue.isPending && online ? (
          <LateSkeleton rows={12} />
        ) : (
          <NoAnswer code={codeOf(queue.error)} onAgain={() => queue.refetch()} />
        )}
      </DeskPage>
    )
  }
  const fresh = (
    <FreshNote answeredAt={queue.dataUpdatedAt} failed={queue.isError} onAgain={() => queue.refetch()} />
  )
  return (
    <DeskPage title={t('places.queue')} aside={fresh} fill>
      <Queue devices={queue.data.devices} />
    </DeskPage>
  )
}

const keyOf = ({ id }: QueueDevice): string => id

function Queue({ devices }: { devices: readonly QueueDevice[] }) {
  const { t } = useTranslation('desk')
  const [view, change] = useAddress(readView)
  const shown = useMemo(() => listDevices(devices, view), [devices, view])
  const opened = useOpened(devices, view.device)
  const columns = useQueueColumns(view.device !== undefined)
  const search = useRef<HTMLInputElement>(null)
  const open = useCallback((device: QueueDevice) => change(deviceChange(device.id), 'step'), [change])
  const close = () => change(view.held === undefined ? deviceChange(undefined) : heldChange(undefined))
  const { focusKey, onFocused, move, refocus } = useRowFocus(useMemo(() => shown.map(keyOf), [shown]))
  useKeys([
    { key: 'j', text: t('keys.down'), act: () => move(1) },
    { key: 'k', text: t('keys.up'), act: () => move(-1) },
    { key: 'Enter', text: t('keys.openDevice'), act: () => move(1) },
    { key: '/', text: t('keys.search'), act: () => search.current?.focus() },
    {
      key: 'Escape',
      text: t('keys.close'),
      act: () => {
        close()
        if (view.held === undefined) refocus(view.device)
      },
    },
  ])
  return (
    <>
      <Unwatched />
      <QueueFilters devices={devices} view={view} shown={shown.length} search={search} change={change} />
      <WithPanel
        panel={
          view.device === undefined ? null : opened === undefined ? (
            <NoSuchDevice of={view.device} onClose={() => change(deviceChange(undefined))} />
          ) : (
            <DevicePanel device={opened} view={view} change={change} />
          )
        }
      >
        <DataTable
          label={t('queue.table')}
          columns={columns}
          rows={shown}
          keyOf={keyOf}
          sort={{ by: view.sort, down: view.down }}
          onSort={(key) => change(sortChange(view, key))}
          openedKey={view.device}
          focusKey={focusKey}
          onFocused={onFocused}
          onOpen={open}
          empty={
            <NothingToShow
              any={devices.length > 0}
              onAll={() => change({ muc: undefined, xa: undefined, tim: undefined })}
            />
          }
        />
      </WithPanel>
    </>
  )
}

function useOpened(devices: readonly QueueDevice[], id: string | undefined): QueueDevice | undefined {
  const [before, setBefore] = useState<QueueDevice>()
  const opened = openedOf(devices, id, before)
  if (opened !== before) setBefore(opened)
  return opened
}

/** Why an administrator sees these tablets and not all. */
function Unwatched() {
  const { t } = useTranslation('desk')
  return useIsAdministrator() ? <Text maw="48rem">{t('queue.unwatched.intro')}</Text> : null
}

function NothingToShow({ any, onAll }: { any: boolean; onAll: () => void }) {
  const { t } = useTranslation('desk')
  const part = useIsAdministrator() ? 'unwatched' : 'none'
  if (!any) return <EmptyState title={t(`queue.${part}.title`)} text={t(`queue.${part}.text`)} />
  return (
    <EmptyState title={t('queue.noMatch.title')} text={t('queue.noMatch.text')}>
      <Button variant="default" onClick={onAll}>
        {t('queue.noMatch.all')}
      </Button>
    </EmptyState>
  )
}
