/** Item 3 of DC01: written only when the citizen asks for it, and only from a laboratory's paper. */
import type { UnitValue } from './unit.ts'

/** The parts that a blood type lacks; none is lacking where there is no blood type. */
export function lackingOfBlood(value: UnitValue | undefined): readonly ('type' | 'paper')[] {
  if (typeof value !== 'object' || value === null) return []
  return (['type', 'paper'] as const).filter((part) => (value[part] ?? null) === null)
}
