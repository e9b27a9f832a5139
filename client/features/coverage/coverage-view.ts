/** What the coverage's address keeps: what is open, how it is sorted, what is looked for. Pure. */
import type { AddressChange } from '#client/ui/use-address.ts'

export const sortNames = [
  'name',
  'collected',
  'target',
  'share',
  'missing',
  'flagged',
  'held',
  'left',
  'arrival',
] as const
export type SortName = (typeof sortNames)[number]
export const keeps = ['all', 'unfinished', 'flagged', 'held'] as const
export type Keep = (typeof keeps)[number]

export interface CoverageView {
  /** Codes of the open units. */
  readonly open: ReadonlySet<string>
  readonly sort: SortName
  readonly down: boolean
  readonly keep: Keep
  readonly text: string
}

const oneOf = <T extends string>(choices: readonly T[], given: string | undefined, otherwise: T): T =>
  choices.find((choice) => choice === given) ?? otherwise

export const readView = (search: Readonly<Record<string, string>>): CoverageView => ({
  open: new Set((search.mo ?? '').split(',').filter((code) => /^\d{2,5}$/.test(code))),
  sort: oneOf(sortNames, search.xep, 'name'),
  down: search.chieu === 'giam',
  keep: oneOf(keeps, search.loc, 'all'),
  text: search.tim ?? '',
})

export const openChange = (open: Iterable<string>): AddressChange => {
  const codes = [...open].join(',')
  return { mo: codes === '' ? undefined : codes }
}

/** The same column again turns its order round. */
export const sortChange = (view: Pick<CoverageView, 'sort' | 'down'>, sort: SortName): AddressChange => ({
  xep: sort === 'name' ? undefined : sort,
  chieu: view.sort === sort && !view.down ? 'giam' : undefined,
})

/** The level of a unit with children, by its official code. */
export function levelOfCode(code: string): 'province' | 'district' | 'commune' | undefined {
  switch (code.length) {
    case 2:
      return 'province'
    case 3:
      return 'district'
    case 5:
      return 'commune'
    default:
      return undefined
  }
}
