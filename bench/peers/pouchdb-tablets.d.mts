export interface PouchTablets {
  prepare(
    documentsByCommune: ReadonlyMap<string, readonly object[]>,
    batchSize: number,
  ): Promise<() => Promise<void>>
  countStored(communes: readonly string[]): Promise<number>
}
export function pouchTablets(origin: string): PouchTablets
