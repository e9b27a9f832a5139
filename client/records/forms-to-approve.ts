/** The forms that wait for the chief of the commune's police: signed, confirmed, and unchanged since. */
import type { Form } from '#shared/forms/sign-off.ts'
import { signOffOf } from './sign-off.ts'

type Home = Form['household']

export interface FormToApprove<H extends Home> {
  readonly household: H
  readonly resident: H['residents'][number]
}

/** What is shown of a household is the same object until something of it changes, and digests take their time. */
const known = new WeakMap<Home, ReadonlySet<string>>()

function waitingIn(household: Home): ReadonlySet<string> {
  const before = known.get(household)
  if (before !== undefined) return before
  const waiting = household.residents.filter(
    ({ units }) =>
      units.left == null && units.confirmed != null && signOffOf({ household, units }).next === 'approved',
  )
  const ids = new Set(waiting.map(({ id }) => id))
  known.set(household, ids)
  return ids
}

/** In the order of the households. */
export const formsToApprove = <H extends Home>(households: readonly H[]): readonly FormToApprove<H>[] =>
  households.flatMap((household) => {
    const waiting = waitingIn(household)
    if (waiting.size === 0) return []
    return household.residents
      .filter(({ id }) => waiting.has(id))
      .map((resident) => ({ household, resident }))
  })
