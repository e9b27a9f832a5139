/**
 * Fields that somebody typed in and whose text stands: it is not at the centre yet. What is typed to search or to filter
 * is in the address, and lost with nothing.
 */
export interface TypedField {
  readonly isConnected: boolean
  readonly value: string
  closest(selectors: string): unknown
}

const isField = (target: object): target is TypedField =>
  'value' in target && typeof target.value === 'string' && 'isConnected' in target && 'closest' in target

export interface TypedFields {
  /** Something was typed there. */
  note(target: object | null): void
  /** Whether something that was typed still stands. */
  stand(): boolean
}

export function createTypedFields(): TypedFields {
  const fields = new Set<TypedField>()
  return {
    note: (target) => {
      if (target === null || !isField(target)) return
      if (target.closest('search, [type=search]') === null) fields.add(target)
    },
    stand: () => {
      for (const field of fields) if (!field.isConnected || field.value === '') fields.delete(field)
      return fields.size > 0
    },
  }
}
