/** Husbands and wives of one household: what one says of the other must be said back. */
import { linkedTo } from '../records/relatives.ts'
import { type Checked, type Finding, textOf } from './finding.ts'
import { isHead, isNamed, type Kin, linkedOf } from './kin.ts'

/**
 * Speaks of whoever names another than the one who is linked to them, or who is their husband or wife by relation. Who
 * names nobody contradicts nobody.
 */
export function checkSpouseLink(kin: Kin): Finding[] {
  const contradicting = new Set(
    kin.residents.flatMap((resident) => {
      const spouse = linkedOf(kin, resident, 'spouse') ?? spouseByRelation(kin, resident)
      return spouse === undefined || isAnsweredBy(spouse, resident) ? [] : [spouse.id]
    }),
  )
  const units = ['spouseName', 'spouse']
  return [...contradicting].map((id) => ({
    rule: 'SPOUSE_LINK',
    type: 'resident',
    record: id,
    units,
    found: {},
  }))
}

/** Through the head, where each has one at most. */
function spouseByRelation({ head, spousesOfHead }: Kin, resident: Checked): Checked | undefined {
  const [spouse, ...others] = spousesOfHead
  if (head === undefined || spouse === undefined || others.length > 0) return undefined
  if (isHead(resident)) return spouse
  return resident === spouse ? head : undefined
}

/** Whether what the one says, if anything, is the other. */
function isAnsweredBy(one: Checked, other: Checked): boolean {
  const linked = linkedTo(one.units, 'spouse')
  if (linked !== null) return linked === other.id
  const written = textOf(one.units.spouseName)
  return written === null || textOf(other.units.name) === null || isNamed(written, other)
}
