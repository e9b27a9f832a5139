/** A relation to the head that one's own sex or age contradicts, and a marriage before its age. */
import { relations } from '../codes/relations.ts'
import { earliestDay, yearsBetween } from '../records/partial-date.ts'
import type { UnitValues } from '../records/unit.ts'
import { type Around, textOf, type UnitFinding } from './finding.ts'

const sexByRelation: ReadonlyMap<string, string> = new Map(
  relations.flatMap(({ code, sex }) => (sex === null ? [] : [[code, sex] as const])),
)

export function checkRelationSex(units: UnitValues): UnitFinding | null {
  const sex = textOf(units.sex)
  const wanted = sexByRelation.get(textOf(units.relation) ?? '')
  if (sex === null || wanted === undefined || sex === wanted) return null
  return { rule: 'REL_SEX', units: ['relation', 'sex'], found: {} }
}

const married = '2'
/** Law on marriage and family, art. 8: women from 18, men from 20. */
const marriageAge: Readonly<Record<string, number>> = { '1': 20, '2': 18 }

export function checkSpouseAge(units: UnitValues, { today }: Around): UnitFinding | null {
  const birth = textOf(units.birth)
  const from = marriageAge[textOf(units.sex) ?? '']
  if (units.marital !== married || birth === null || from === undefined) return null
  const age = yearsBetween(earliestDay(birth), today)
  // one who is still to be born is another rule's
  if (age < 0 || age >= from) return null
  return { rule: 'SPOUSE_AGE', units: ['marital', 'birth', 'sex'], found: { from: String(from) } }
}
