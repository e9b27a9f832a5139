/** The text by which each household is found, built once and kept until something of it changes. */
import type { UnitValue } from '#shared/records/unit.ts'
import { type SearchText, searchText } from './search.ts'

interface Shown {
  readonly unit: (id: string, unit: string) => UnitValue
  readonly members: (household: string) => readonly string[]
}

export class SearchTexts {
  private readonly texts = new Map<string, SearchText>()

  constructor(private readonly shown: Shown) {}

  of(household: string): SearchText {
    const known = this.texts.get(household)
    if (known !== undefined) return known
    const unitsOf = (id: string) => (unit: string) => this.shown.unit(id, unit)
    const text = searchText({
      home: unitsOf(household),
      residents: this.shown.members(household).map(unitsOf),
      nameOf: (resident) => this.shown.unit(resident, 'name'),
    })
    this.texts.set(household, text)
    return text
  }

  has(household: string): boolean {
    return this.texts.has(household)
  }

  forget(household: string): void {
    this.texts.delete(household)
  }
}
