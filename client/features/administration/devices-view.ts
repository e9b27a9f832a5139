/** What the address of the tablets keeps, and which of them it means. Pure. */

import type { z } from 'zod'
import { tabletName } from '#client/ui/tablet-name.ts'
import type { AddressChange } from '#client/ui/use-address.ts'
import type { devicesSchema } from '#shared/api/accounts.ts'
import { fold, hasEveryWord } from '#shared/text/fold.ts'
import { compareTexts, type Order, oneOf, readOrder, sortRows } from './list-view.ts'

export type Tablet = z.infer<typeof devicesSchema>['devices'][number]

export const deviceSorts = [
  'officer',
  'tablet',
  'contact',
  'waiting',
  'version',
  'enrolled',
  'state',
] as const
export type DeviceSort = (typeof deviceSorts)[number]
export const deviceKeeps = ['all', 'waiting', 'silent', 'revoked'] as const
export type DeviceKeep = (typeof deviceKeeps)[number]

export interface DevicesView extends Order<DeviceSort> {
  readonly text: string
  readonly keep: DeviceKeep
  /** Id of the one that is open. */
  readonly open: string | undefined
}

export const readDevicesView = (search: Readonly<Record<string, string>>): DevicesView => ({
  ...readOrder(deviceSorts, search),
  text: search.tim ?? '',
  keep: oneOf(deviceKeeps, search.loc, 'all'),
  open: search.mo,
})

/** What clears the search and the filter; the order stays. */
export const allTablets: AddressChange = { tim: undefined, loc: undefined }

export const silentDays = 3
const dayMs = 86_400_000

export function isSilent({ lastContactAt, enrolledAt, revokedAt }: Tablet, now: number): boolean {
  return revokedAt === null && now - Date.parse(lastContactAt ?? enrolledAt) > silentDays * dayMs
}

export const isKept: Readonly<Record<DeviceKeep, (tablet: Tablet, now: number) => boolean>> = {
  all: () => true,
  waiting: ({ waiting }) => waiting > 0,
  silent: isSilent,
  revoked: ({ revokedAt }) => revokedAt !== null,
}

/** Folded once for each tablet, not at each key that is typed. */
const foldedTexts = new WeakMap<Tablet, string>()

function foldedText(tablet: Tablet): string {
  const known = foldedTexts.get(tablet)
  if (known !== undefined) return known
  const text = fold(`${tablet.name} ${tablet.username} ${tabletName(tablet.id)} ${tablet.id}`)
  foldedTexts.set(tablet, text)
  return text
}

const compareMoments = (a: string | null, b: string | null): number => compareTexts(a ?? '', b ?? '')

/** Tablets that were never in contact come before all that were. */
const comparers: Readonly<Record<DeviceSort, (a: Tablet, b: Tablet) => number>> = {
  officer: (a, b) => compareTexts(a.name, b.name),
  tablet: (a, b) => compareTexts(tabletName(a.id), tabletName(b.id)),
  contact: (a, b) => compareMoments(a.lastContactAt, b.lastContactAt),
  waiting: (a, b) => a.waiting - b.waiting,
  version: (a, b) => compareTexts(a.appVersion ?? '', b.appVersion ?? ''),
  enrolled: (a, b) => compareMoments(a.enrolledAt, b.enrolledAt),
  state: (a, b) => compareMoments(a.revokedAt, b.revokedAt),
}

export const tabletsMeant = (tablets: readonly Tablet[], text: string): readonly Tablet[] =>
  tablets.filter((tablet) => hasEveryWord(foldedText(tablet), text))

export const tabletsShown = (
  meant: readonly Tablet[],
  view: Pick<DevicesView, 'keep' | 'sort' | 'down'>,
  now: number,
): readonly Tablet[] =>
  sortRows(
    meant.filter((tablet) => isKept[view.keep](tablet, now)),
    comparers[view.sort],
    view.down,
  )
