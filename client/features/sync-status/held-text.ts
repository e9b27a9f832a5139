import { useTranslation } from 'react-i18next'
import type { HeldProblem } from '#shared/sync/receipt.ts'

/** Why a save is held, as a sentence in the person's language. */
export function useHeldText(): (problem: HeldProblem) => string {
  const { t } = useTranslation()
  return (problem) =>
    t(`problems:held.${problem.code}`, {
      field: problem.field ?? '',
      unit:
        problem.unit === undefined ? '' : t(`collect:units.${problem.unit}`, { defaultValue: problem.unit }),
      fault: problem.fault === undefined ? '' : t(`problems:fault.${problem.fault}`),
    })
}
