/**
 * A corrected name, date of birth or sex. Where the year of birth or the sex changes, the number is established anew
 * (circular 59/2021): the old one is kept among those once held, and the new one is asked for.
 */
import { aboutOf, type EventInput, givenOf } from './answers.ts'
import { type EventChange, editOf, type Standing, textOf } from './standing.ts'

const units = ['name', 'birth', 'sex'] as const

export function planCorrection(input: EventInput): readonly EventChange[] {
  const [resident] = aboutOf(input)
  if (resident === undefined) return []
  const corrected = units.flatMap((unit) => {
    const value = givenOf(input, unit)
    return value === null ? [] : [[unit, value] as const]
  })
  return [editOf('resident', resident, { ...Object.fromEntries(corrected), ...newNumber(input, resident) })]
}

/** Why a number is established anew; `null` when the corrected values leave it as it is. */
export function whyNewNumber(input: EventInput, resident: Standing): 'sex' | 'year' | null {
  const sex = givenOf(input, 'sex')
  if (sex !== null && sex !== textOf(resident, 'sex')) return 'sex'
  const birth = givenOf(input, 'birth')
  const year = textOf(resident, 'birth')?.slice(0, 4)
  return birth !== null && birth.slice(0, 4) !== year ? 'year' : null
}

const longest = 400

function newNumber(input: EventInput, resident: Standing) {
  const why = whyNewNumber(input, resident)
  const given = givenOf(input, 'idNumber')
  const held = textOf(resident, 'idNumber')
  if (why === null) return given === null ? {} : { idNumber: given }
  if (held === null || held === given) return { idNumber: given }
  const entry = `${held}/${givenOf(input, 'on') ?? ''}/${why}`
  const entries = [...(textOf(resident, 'formerNumbers')?.split(' ') ?? []), entry]
  // where there are more than fit, the oldest go
  while (entries.join(' ').length > longest) entries.shift()
  return { idNumber: given, formerNumbers: entries.join(' ') }
}

/** Numbers that a resident once held, the oldest first. */
export const formerNumbersOf = (resident: Standing): readonly string[] =>
  (textOf(resident, 'formerNumbers') ?? '').split(' ').flatMap((entry) => entry.split('/')[0] || [])
