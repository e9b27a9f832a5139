/** Which records are in which household, as they are shown. */
export class Members {
  private readonly idsByHousehold = new Map<string, Set<string>>()
  private readonly householdById = new Map<string, string>()

  of(household: string): readonly string[] {
    return [...(this.idsByHousehold.get(household) ?? [])]
  }

  /** Puts a record where it is now; tells every household that looks different so, the one that it is in among them. */
  place(id: string, household: string | undefined): ReadonlySet<string> {
    const before = this.householdById.get(id)
    if (before !== household) this.move(id, { before, household })
    return new Set([before, household].flatMap((each) => each ?? []))
  }

  private move(
    id: string,
    { before, household }: { before: string | undefined; household: string | undefined },
  ): void {
    if (before !== undefined) this.idsByHousehold.get(before)?.delete(id)
    if (household === undefined) {
      this.householdById.delete(id)
      return
    }
    this.householdById.set(id, household)
    const ids = this.idsByHousehold.get(household)
    if (ids === undefined) this.idsByHousehold.set(household, new Set([id]))
    else ids.add(id)
  }
}
