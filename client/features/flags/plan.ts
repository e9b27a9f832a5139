/** What the chosen option comes to: the records and values of the decision, or what is still missing. Pure. */
import type { FlagView } from '#shared/api/flags.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { lackingOfBlood } from '#shared/records/blood-type.ts'
import type { Row } from '#shared/records/record.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { type DecidedRecord, differing, longestReason, reasonText } from './decision.ts'
import { type DecisionDraft, readFilled } from './draft.ts'
import { type Option, type Place, writesValue } from './options.ts'

export type Missing = 'option' | 'reason' | 'words' | 'shorter' | 'fault' | 'paper' | 'value' | 'change'

export type Plan =
  | { readonly kind: 'missing'; readonly what: Missing }
  | {
      readonly kind: 'ready'
      readonly commune: CommuneCode
      readonly flag: Flag | undefined
      readonly reason: string
      readonly records: readonly [DecidedRecord, ...DecidedRecord[]]
    }

const missing = (what: Missing): Plan => ({ kind: 'missing', what })

interface Ready {
  readonly view: FlagView
  readonly record: Row
  readonly reason: string
}

export function planDecision(view: FlagView, option: Option | undefined, draft: DecisionDraft): Plan {
  const { record } = view
  if (option === undefined || record === null) return missing('option')
  const reason = reasonText(draft.picked, draft.words)
  const plan = planOption({ view, record, reason }, option, draft)
  const lack =
    plan.kind === 'ready' ? (findBareBlood(option, plan) ?? findLack(option, draft.words, reason)) : undefined
  return lack === undefined ? plan : missing(lack)
}

/** A blood type is a laboratory's word: a value of one's own names the paper, as it must on the tablet. */
function findBareBlood(option: Option, { records }: Extract<Plan, { kind: 'ready' }>): Missing | undefined {
  const isBare = records.some(({ wrote }) => lackingOfBlood(wrote.bloodType).length > 0)
  return writesValue(option) && isBare ? 'paper' : undefined
}

/** A value of one's own says by what it is known: no reason from a list tells that. */
function findLack(option: Option, words: string, reason: string): Missing | undefined {
  if (writesValue(option) && words.trim() === '') return 'words'
  if (reason === '') return 'reason'
  return reason.length > longestReason ? 'shorter' : undefined
}

function planOption(ready: Ready, option: Option, draft: DecisionDraft): Plan {
  const { view, record, reason } = ready
  const { flag } = view
  const one = (wrote: DecidedRecord['wrote']): Plan => ({
    kind: 'ready',
    commune: flag.commune,
    flag,
    reason,
    records: [{ row: record, wrote }],
  })
  const unit = flag.unit ?? ''
  switch (option.kind) {
    case 'keep':
    case 'take':
      return one({ [unit]: option.value })
    case 'dismiss':
      return one({})
    case 'write':
      return planWritten(readFilled(draft, record, [unit]), unit, one)
    case 'correct':
      return planCorrection(option.place, draft, reason)
  }
}

/** A third value may be nothing at all, but only when somebody emptied the field. */
function planWritten(
  reading: ReturnType<typeof readFilled>,
  unit: string,
  one: (wrote: Readonly<Record<string, UnitValue>>) => Plan,
): Plan {
  if (reading.kind === 'fault') return missing('fault')
  const value = reading.values[unit]
  return value === undefined ? missing('value') : one({ [unit]: value })
}

function planCorrection(place: Place, draft: DecisionDraft, reason: string): Plan {
  const records: DecidedRecord[] = []
  for (const row of place.records) {
    const reading = readFilled(draft, row, place.units)
    if (reading.kind === 'fault') return missing('fault')
    const wrote = differing(row, reading.values)
    if (Object.keys(wrote).length > 0) records.push({ row, wrote })
  }
  const [first, ...others] = records
  if (first === undefined) return missing('change')
  return { kind: 'ready', commune: place.commune, flag: place.flag, reason, records: [first, ...others] }
}
