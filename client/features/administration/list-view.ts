/** What the lists of this desk have in common: their order in the address, and how it is laid over them. Pure. */
import type { AddressChange } from '#client/ui/use-address.ts'

export interface Order<S extends string> {
  readonly sort: S
  readonly down: boolean
}

export const oneOf = <T extends string, O>(choices: readonly T[], given: string | undefined, otherwise: O) =>
  choices.find((choice) => choice === given) ?? otherwise

/** The first name is the order that needs no word in the address. */
export const readOrder = <S extends string>(
  names: readonly [S, ...S[]],
  { xep, chieu }: Readonly<Record<string, string>>,
): Order<S> => ({ sort: oneOf(names, xep, names[0]), down: chieu === 'giam' })

/** The same column again turns its order round. */
export const orderChange = (now: Order<string>, sort: string, first: string): AddressChange => ({
  xep: sort === first ? undefined : sort,
  chieu: now.sort === sort && !now.down ? 'giam' : undefined,
})

export const compareTexts = new Intl.Collator('vi', { numeric: true }).compare

/** What stands alike keeps its place, whichever way the order runs. */
export function sortRows<R>(
  rows: readonly R[],
  compare: (a: R, b: R) => number,
  down: boolean,
): readonly R[] {
  const turn = down ? -1 : 1
  return [...rows].sort((a, b) => compare(a, b) * turn)
}
