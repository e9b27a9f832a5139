import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#client/ui/data-row.tsx'
import { tabletName } from '#client/ui/tablet-name.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { QueueDevice } from '#shared/api/queue.ts'
import { countText } from '#shared/text/number-text.ts'
import classes from './queue.module.css'
import type { SortName } from './queue-view.ts'
import { UrgencyBadge } from './urgency-badge.tsx'

export const communeText = ({ communes }: Pick<QueueDevice, 'communes'>): string =>
  communes.map(({ name }) => name).join(', ')

type QueueColumn = Omit<Column<QueueDevice>, 'title'> & { readonly key: SortName }

const inBrief: ReadonlySet<SortName> = new Set(['officer', 'urgency', 'held'])

/** `brief`: beside an open panel only what tells the tablets from each other. */
export function useQueueColumns(brief: boolean): readonly Column<QueueDevice>[] {
  const { t } = useTranslation('desk')
  return useMemo(() => {
    const named: readonly QueueColumn[] = [
      { key: 'officer', width: 'auto', cell: (device) => <Officer device={device} /> },
      { key: 'urgency', width: '9rem', cell: ({ urgency }) => <UrgencyBadge urgency={urgency} /> },
      { key: 'commune', width: '10rem', cell: (device) => <Communes text={communeText(device)} /> },
      {
        key: 'contact',
        width: '8rem',
        number: true,
        cell: ({ lastContactAt }) => (lastContactAt === null ? t('queue.never') : timeText(lastContactAt)),
      },
      {
        key: 'waiting',
        width: '6.5rem',
        number: true,
        cell: ({ waiting }) => <Count count={waiting} state="waiting" />,
      },
      {
        key: 'today',
        width: '9rem',
        number: true,
        slim: true,
        cell: ({ receivedToday }) => countText(receivedToday),
      },
      { key: 'held', width: '6.5rem', number: true, cell: ({ held }) => <Count count={held} state="held" /> },
      {
        key: 'version',
        width: '5rem',
        number: true,
        slim: true,
        cell: ({ appVersion }) => appVersion ?? '–',
      },
    ]
    return named
      .filter(({ key }) => !brief || inBrief.has(key))
      .map((column) => ({
        ...column,
        title: t(`queue.column.${column.key}`),
      }))
  }, [t, brief])
}

function Officer({ device: { officer, id, revokedAt } }: { device: QueueDevice }) {
  const { t } = useTranslation('desk')
  return (
    <span className={classes.officer}>
      <span className={classes.officer_name} title={officer.name}>
        {officer.name}
      </span>
      <span className={classes.tablet}>
        {tabletName(id)}
        {revokedAt !== null && ` · ${t('queue.revoked')}`}
      </span>
    </span>
  )
}

/** More than one are cut; the pointer tells them all. */
const Communes = ({ text }: { text: string }) => <span title={text}>{text}</span>

/** Nothing is said quietly. */
const Count = ({ count, state }: { count: number; state: 'waiting' | 'held' }) => (
  <span className={classes.count} data-state={count > 0 ? state : undefined}>
    {countText(count)}
  </span>
)
