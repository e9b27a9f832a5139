import type { TFunction } from 'i18next'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { StateBadge } from '#client/ui/state-badge.tsx'
import { partsOf, textOf } from '#shared/checks/finding.ts'
import type { Parts } from '#shared/records/unit.ts'
import { dateText } from '#shared/text/date-text.ts'
import classes from './household-list.module.css'

export const addressText = ({ units }: Pick<HouseholdView, 'units'>): string => {
  const { house, street } = partsOf(units.address)
  return [house, street].filter(Boolean).join(', ')
}

/** Open questions of the whole household. */
export const flagCount = (household: HouseholdView): number =>
  [household, ...household.residents].reduce(
    (sum, record) => sum + record.flags.filter((flag) => flag.kind === 'check').length,
    0,
  )

const whyClosed = ({ why, on }: Parts, t: TFunction<'collect'>): string =>
  [t(`list.whyClosed.${why ?? 'moved'}`), on == null ? '' : dateText(on)].filter(Boolean).join(' ')

interface HouseholdRowProps {
  readonly household: HouseholdView
  /** A touch on its link. */
  readonly onOpen: (event: MouseEvent<HTMLAnchorElement>) => void
}

/**
 * A household in the list: its head, how many live there, where, and its state. A plain link: one of the router listens
 * to every address, and a dozen of them are drawn with every key of a search.
 */
export const HouseholdRow = memo(function HouseholdRow({ household, onOpen }: HouseholdRowProps) {
  const { t } = useTranslation('collect')
  const present = household.residents.filter(({ units }) => (units.left ?? null) === null).length
  const flags = flagCount(household)
  const closed = household.units.closed == null ? undefined : partsOf(household.units.closed)
  return (
    <a href={`/ho/${household.id}`} onClick={onOpen} className={classes.household}>
      <span className={classes.head}>
        {textOf(household.head?.units.name) ?? t(closed === undefined ? 'list.noHead' : 'list.closed')}
      </span>
      <span className={classes.state}>
        <StateBadge state={household.wholeState} />
      </span>
      <span className={classes.facts}>
        {[
          closed !== undefined && whyClosed(closed, t),
          (closed === undefined || present > 0) && t('list.members', { count: present }),
          addressText(household),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {flags > 0 && <span className={classes.flags}>{t('list.flags', { count: flags })}</span>}
    </a>
  )
})
