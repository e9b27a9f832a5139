/** The household of the record: where it is, and who lives there with what is open about them. */
import { Title } from '@mantine/core'
import { Link, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { textOf } from '#client/records/unit-text.ts'
import type { FlagView } from '#shared/api/flags.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { pathOf } from './flag-address.ts'
import classes from './flags.module.css'
import { compareResidents } from './resident-order.ts'
import { addressOf, useFlagName, useValueText } from './use-words.ts'

export function HouseholdPart({ view }: { view: FlagView }) {
  const { t } = useTranslation('flags')
  const { household, residents, flags } = view.view
  if (household === null) return null
  const number = textOf(household.units.bookNumber)
  const facts = [
    addressOf(household),
    number === undefined ? '' : t('collect:household.bookNumber', { number }),
  ]
  return (
    <section aria-label={t('household.label')}>
      <Title order={3} size="h4">
        {t('household.label')}
      </Title>
      <p className={classes.about}>{facts.filter(Boolean).join(' · ')}</p>
      <FlagLinks flags={flags.filter(({ recordId }) => recordId === household.id)} open={view.flag} />
      <table className={classes.residents}>
        <thead>
          <tr>
            {['name', 'birth', 'sex', 'relation'].map((name) => (
              <th key={name} scope="col">
                {t(`household.${name}`)}
              </th>
            ))}
            <th scope="col">{t('household.questions')}</th>
          </tr>
        </thead>
        <tbody>
          {[...residents].sort(compareResidents).map((row) => (
            <ResidentRow key={row.id} row={row} view={view} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ResidentRow({ row, view }: { row: Row; view: FlagView }) {
  const { t } = useTranslation('flags')
  const text = useValueText(view.view)
  const { units } = row
  const cell = (unit: string) => (units[unit] == null ? '' : text(unit, units[unit]))
  const left = cell('left')
  return (
    <tr aria-current={row.id === view.record?.id ? 'true' : undefined} data-left={units.left != null}>
      <th scope="row">{textOf(units.name) ?? t('unnamed')}</th>
      <td>{cell('birth')}</td>
      <td>{cell('sex')}</td>
      <td>{units.left == null ? cell('relation') : t('household.hasLeft', { left })}</td>
      <td>
        <FlagLinks flags={view.view.flags.filter(({ recordId }) => recordId === row.id)} open={view.flag} />
      </td>
    </tr>
  )
}

/** Open flags by their short names; the one on the screen is no link. */
function FlagLinks({ flags, open }: { flags: readonly Flag[]; open: Flag }) {
  const flagName = useFlagName()
  const search: Record<string, unknown> = useSearch({ strict: false })
  return (
    <ul className={classes.flagLinks}>
      {flags
        .filter(({ state }) => state === 'open')
        .map((flag) => (
          <li key={flag.id}>
            {flag.id === open.id ? (
              <strong>{flagName(flag)}</strong>
            ) : (
              <Link to={pathOf(flag)} search={search}>
                {flagName(flag)}
              </Link>
            )}
          </li>
        ))}
    </ul>
  )
}
