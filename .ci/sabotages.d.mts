export type Sabotage = {
  readonly name: string
  readonly file: string
  /** Must stand in the file exactly once. */
  readonly find: string
  readonly replace: string
  readonly rule: number
  readonly test: string
  readonly testName: string
}
export const sabotages: readonly Sabotage[]
