/** What must never be, found. */
export interface Violation {
  readonly invariant: string
  readonly what: string
}
