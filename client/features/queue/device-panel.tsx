/** One tablet: whose it is, what of it is held, and its story as a line of time. */
import { useTranslation } from 'react-i18next'
import { useStorageText } from '#client/records/storage-text.ts'
import { type Fact, FactGrid } from '#client/ui/fact-grid.tsx'
import { SidePanel } from '#client/ui/side-panel.tsx'
import { tabletName } from '#client/ui/tablet-name.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { AddressChange } from '#client/ui/use-address.ts'
import type { QueueDevice } from '#shared/api/queue.ts'
import { countText } from '#shared/text/number-text.ts'
import { DeviceStoryLine } from './device-story-line.tsx'
import { HeldGroupView } from './held-group-view.tsx'
import { HeldList } from './held-list.tsx'
import { ProcessAllPart } from './process-all-part.tsx'
import classes from './queue.module.css'
import { communeText } from './queue-columns.tsx'
import { deviceChange, heldChange, type QueueView } from './queue-view.ts'
import { UrgencyBadge } from './urgency-badge.tsx'

interface DevicePanelProps {
  readonly device: QueueDevice
  readonly view: QueueView
  readonly change: (change: AddressChange, step?: 'step') => void
}

export function DevicePanel({ device, view, change }: DevicePanelProps) {
  const { t } = useTranslation('desk')
  const title = t('queue.deviceOf', { name: device.officer.name })
  const { held } = view
  return (
    <SidePanel
      title={title}
      of={held === undefined ? device.id : held.groupId}
      onClose={() => change(deviceChange(undefined))}
    >
      {held === undefined ? (
        <>
          <Facts device={device} />
          <ProcessAllPart key={device.id} device={device.id} />
          <HeldList device={device.id} onOpen={(place) => change(heldChange(place), 'step')} />
          <DeviceStoryLine device={device} />
        </>
      ) : (
        <HeldGroupView
          key={held.groupId}
          place={held}
          device={device.id}
          onBack={() => change(heldChange(undefined))}
          onOpen={(place) => change(heldChange(place), 'step')}
        />
      )}
    </SidePanel>
  )
}

/** An address that a colleague sent, of a tablet that is not this account's to see. */
export function NoSuchDevice({ of, onClose }: { of: string; onClose: () => void }) {
  const { t } = useTranslation('desk')
  return (
    <SidePanel title={t('queue.noDevice.title')} of={of} onClose={onClose}>
      <p>{t('queue.noDevice.text')}</p>
    </SidePanel>
  )
}

function Facts({ device }: { device: QueueDevice }) {
  const { t } = useTranslation('desk')
  const { lastContactAt, revokedAt } = device
  const storage = useStorageText()(device.storage)
  const facts: readonly Fact[] = [
    [t('shell:me.username'), device.officer.username],
    [t('shell:me.tablet'), tabletName(device.id)],
    [t('queue.column.commune'), communeText(device)],
    [t('queue.column.contact'), lastContactAt === null ? t('queue.never') : timeText(lastContactAt)],
    [t('queue.saidWaiting'), t('queue.saves', { count: device.waiting, text: countText(device.waiting) })],
    [
      t('queue.column.today'),
      t('queue.saves', { count: device.receivedToday, text: countText(device.receivedToday) }),
    ],
    [t('queue.version'), device.appVersion ?? '–'],
    ...(storage === undefined ? [] : [[t('storage.title'), storage] as const]),
  ]
  return (
    <>
      <p className={classes.state}>
        <UrgencyBadge urgency={device.urgency} />
        {revokedAt !== null && <span>{t('queue.revokedAt', { at: timeText(revokedAt) })}</span>}
      </p>
      <FactGrid facts={facts} />
    </>
  )
}
