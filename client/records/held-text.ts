/**
 * Why a save is held and who acts next, a sentence each: of the person who decided where there is one, else of what the
 * centre found.
 */
import type { TFunction } from 'i18next'
import type { HeldCode, HeldProblem } from '#shared/sync/receipt.ts'

/** Sentences that name a place. Without one the fault is not in a field but in the save itself. */
const placed: Readonly<Partial<Record<HeldCode, 'unit' | 'field'>>> = {
  shape: 'unit',
  'unknown-unit': 'unit',
  'unknown-field': 'field',
}

export const heldText =
  (t: TFunction<'collect'>) =>
  (problem: HeldProblem): string => {
    const { code, reason, unit, field, fault } = problem
    if (reason !== undefined) return reason
    const found = fault === undefined ? '' : t(`faults:fault.${fault}`, { defaultValue: '' })
    const place = placed[code]
    if (place !== undefined && problem[place] === undefined)
      return t('faults:heldWhole', { fault: found }).trim()
    return t(`faults:held.${code}`, {
      field: field ?? '',
      unit: unit === undefined ? '' : t(`collect:units.${unit}`, { defaultValue: unit }),
      fault: found,
    }).trim()
  }

/** Whose sentence says already who acts next, or what is waited for. */
const saysWhoActs = new Set<HeldCode>([
  ...(['revoked', 'other-epoch', 'unknown-contract'] as const),
  ...(['record-missing', 'household-missing', 'follows'] as const),
])

/** For whoever saved it: why it is held, and that it is not theirs to mend. */
export const heldTextWithNext =
  (t: TFunction<'collect'>) =>
  (problem: HeldProblem): string => {
    const why = heldText(t)(problem)
    const isSaid = problem.reason !== undefined || saysWhoActs.has(problem.code)
    return isSaid ? why : `${why} ${t('faults:heldNext')}`
  }
