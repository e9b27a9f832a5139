import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { useBook } from '#client/tablet/use-tablet.tsx'
import { recordId } from '#shared/ids.ts'

interface Found {
  readonly household: HouseholdView | undefined
  /** Of that household. */
  readonly resident: RecordView | undefined
}

/** What an address names, as the book has it now. */
export function useFound(params: { household?: string; resident?: string }): Found {
  const book = useBook()
  const household = book.findHousehold(recordId(params.household ?? ''))
  return { household, resident: household?.residents.find(({ id }) => id === params.resident) }
}
