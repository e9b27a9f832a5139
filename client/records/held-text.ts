/** Why a save is held, in one sentence: of the person who decided where there is one, else of what the centre found. */
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
