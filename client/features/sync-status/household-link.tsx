import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Book, RecordView } from '#client/tablet/tablet.ts'
import type { RecordId } from '#shared/ids.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import classes from './list.module.css'

interface HouseholdLinkProps {
  readonly book: Book
  readonly household: RecordId
  /** Whose name stands there instead of the head's. */
  readonly named?: RecordView | undefined
}

/** A household as an officer knows it: its head and its address. */
export function HouseholdLink({ book, household, named }: HouseholdLinkProps) {
  const { t } = useTranslation()
  const view = book.findHousehold(household)
  if (view === undefined) return <Text>{t('sync.unknownHousehold')}</Text>
  const nameless = t(view.units.closed == null ? 'sync.noHead' : 'sync.closedHousehold')
  return (
    <Anchor component={Link} to={`/ho/${household}`} className={classes.household}>
      <Text span fw={600}>
        {textOf(named?.units.name) ?? textOf(view.head?.units.name) ?? nameless}
      </Text>
      <Text span size="sm" c="dimmed">
        {[addressText(view.units.address), textOf(view.units.hamlet)].filter(Boolean).join(', ')}
      </Text>
    </Anchor>
  )
}

const textOf = (value: UnitValue | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

const addressText = (address: UnitValue | undefined): string =>
  typeof address === 'object' && address !== null
    ? [address.house, address.street].filter(Boolean).join(', ')
    : ''
