export interface PouchTablets {
  prepare(
    documentsByCommune: ReadonlyMap<string, readonly object[]>,
    batchSize: number,
  ): Promise<() => Promise<void>>
  /** Into a fresh tablet; resolves to how many documents it has then. */
  pull(commune: string, batchSize: number): Promise<number>
  countStored(communes: readonly string[]): Promise<number>
}
export function pouchTablets(origin: string): PouchTablets
