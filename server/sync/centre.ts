/** What the intake stands on. Every field but the store has a real default; tests give their own. */
import { v7 } from 'uuid'
import type { CentreStore } from '#server/store/centre-store.ts'
import type { UnitTree } from '#shared/areas/unit-tree.ts'
import type { checkHousehold } from '#shared/checks/check-household.ts'
import type { CheckCode } from '#shared/checks/check-list.ts'
import type { SoftenedIn } from '#shared/checks/softening.ts'
import type { CommuneCode } from '#shared/ids.ts'

export interface Centre {
  readonly store: CentreStore
  readonly now?: () => Date
  readonly newId?: () => string
  readonly checkHousehold?: typeof checkHousehold
  readonly rules?: RuleBook
  /** Told of what should not happen; must not be given anything personal. */
  readonly report?: (error: unknown) => void
}

/** What the checks know beside the records, kept in memory; see `rule-book.ts`. */
export interface RuleBook {
  readonly tree: UnitTree
  /** Reads again what was changed. */
  refresh?(): Promise<void>
  isSoftened(rule: CheckCode, where: { readonly commune: CommuneCode; readonly today: string }): boolean
  /** What is softened there from the day on, as its tablets are told: they may be away for weeks. */
  softenedIn?(commune: CommuneCode, today: string): readonly SoftenedIn[]
}

export const nowOf = (centre: Centre): string => (centre.now?.() ?? new Date()).toISOString()
export const newIdOf = (centre: Centre): (() => string) => centre.newId ?? v7

const vietnamOffset = 7 * 60 * 60 * 1000

/** The day in Vietnam, `YYYY-MM-DD`: what "today" means to a check. */
export const vietnamDay = (at: string): string =>
  new Date(Date.parse(at) + vietnamOffset).toISOString().slice(0, 10)
