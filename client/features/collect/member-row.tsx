import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { textOf, useUnitText } from '#client/records/unit-text.ts'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { StateBadge } from '#client/ui/state-badge.tsx'
import classes from './household-screen.module.css'
import { RecordQuestions } from './record-questions.tsx'

/** A resident in the household: name, year, relation, sex, how they reside where that is not for good, state; below it, what wants a look. */
export function MemberRow({ household, resident }: { household: HouseholdView; resident: RecordView }) {
  const { t } = useTranslation('collect')
  const text = useUnitText()
  const { units } = resident
  const birth = textOf(units.birth)
  const resides = textOf(units.residenceStatus)
  const facts = [
    birth === undefined ? null : t('resident.born', { year: birth.slice(0, 4) }),
    units.relation == null ? null : text('relation', units.relation),
    units.sex == null ? null : text('sex', units.sex),
    resides === undefined || resides === 'TT' ? null : text('residenceStatus', resides),
    units.left == null ? null : text('left', units.left),
  ]
  return (
    <li className={classes.member}>
      <Link
        to="/ho/$household/nhan-khau/$resident"
        params={{ household: household.id, resident: resident.id }}
        className={classes.person}
      >
        <span className={classes.name}>{textOf(units.name) ?? t('work.unnamed')}</span>
        <StateBadge state={resident.state} />
        <span className={classes.facts}>{facts.filter(Boolean).join(' · ')}</span>
      </Link>
      <RecordQuestions record={resident} />
    </li>
  )
}
