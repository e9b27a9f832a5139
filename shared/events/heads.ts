/** Who is head and what everybody is to them: exactly one head wherever somebody lives. */
import { headRelation } from '../codes/relations.ts'
import { type Answers, type EventInput, givenOf } from './answers.ts'
import { relationTo } from './relation-to.ts'
import { type EventChange, editOf, presentOf, type Standing } from './standing.ts'

interface NewHead {
  readonly head: Standing
  /** Who lives with them from now on, the head among them. */
  readonly residents: readonly Standing[]
  /** Who lived with them until now. */
  readonly before: readonly Standing[]
  readonly answers: Answers
}

/** What the officer has put right. Nobody becomes head so. */
export function chosenRelation({ relations }: Answers, { id }: Standing): string | undefined {
  const chosen = relations[id]
  return chosen === headRelation ? undefined : chosen
}

/** What somebody new is: the head of a household in which nobody lives, and of no other. */
export function joiningRelation(input: EventInput): string | null {
  if (presentOf(input.household).length === 0) return headRelation
  const given = givenOf(input, 'relation')
  return given === headRelation ? 'KHAC' : given
}

/** An officer's word on a relation counts, but for who is head. */
export function underHead({ head, residents, before, answers }: NewHead): readonly EventChange[] {
  return residents.map((resident) =>
    editOf('resident', resident, {
      relation:
        (resident.id === head.id ? undefined : chosenRelation(answers, resident)) ??
        relationTo(head, resident, before),
    }),
  )
}
