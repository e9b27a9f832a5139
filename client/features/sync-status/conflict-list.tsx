/** Every field that two people wrote, one entry each, with the way to where it is settled. */
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConflictView } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { StateBadge } from '#client/ui/state-badge.tsx'
import { HouseholdLink } from './household-link.tsx'
import classes from './list.module.css'

/** Whoever of the two is not oneself. */
const otherOf = ({ nowBy, mineBy }: ConflictView, self: string): string =>
  nowBy === '' || nowBy === self ? mineBy : nowBy

export function ConflictList() {
  const { t } = useTranslation()
  const { book: liveBook, officer } = useOpenTablet()
  const book = useLive(liveBook)
  const found = useMemo(
    () =>
      book
        .households()
        .flatMap((household) =>
          [household, ...household.residents].flatMap((record) =>
            record.conflicts.map((conflict) => ({ household, record, conflict })),
          ),
        ),
    [book],
  )
  if (found.length === 0) return <Text c="dimmed">{t('sync.empty.conflict')}</Text>
  return (
    <ul className={classes.entries}>
      {found.map(({ household, record, conflict }) => (
        <li key={`${record.id} ${conflict.unit}`} className={classes.entry}>
          <HouseholdLink book={book} household={household.id} named={record} />
          <StateBadge state="conflict" />
          <Text c="dimmed" size="sm" className={classes.wide}>
            {t('sync.conflictWith', {
              unit: t(`collect:units.${conflict.unit}`, { defaultValue: conflict.unit }),
              by: otherOf(conflict, officer.username),
            })}
          </Text>
        </li>
      ))}
    </ul>
  )
}
