/** The smallest census for the store's tests: one household with one resident, at the centre and on an offline tablet. */
import type { StoreContext } from '#client/store/context.ts'
import type { StoredPage } from '#client/store/database.ts'
import { pageLabel } from '#client/store/open-book.ts'
import type { Row } from '#shared/records/record.ts'
import { tablesFromRows } from '#shared/sync/feed.ts'
import { FakeCentre, testRecord } from './fake-centre.ts'
import { muiNe, TestTablet, type TestTabletOptions, testIds } from './test-tablet.ts'

export const household = testRecord(1)
export const resident = testRecord(2)

export interface SmallWorld {
  readonly centre: FakeCentre
  readonly tablet: TestTablet
  readonly context: StoreContext
}

/** In Mũi Né: household 1 in Thôn 1, and resident 2 called A, born in 1980. */
export function smallCentre(): FakeCentre {
  const centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  const units = { household, name: 'A', birth: '1980' }
  centre.seed({ type: 'resident', id: resident, commune: muiNe, units })
  return centre
}

/** Everything was read once, and then the network went. */
export async function openSmallWorld(options: TestTabletOptions = {}): Promise<SmallWorld> {
  const centre = options.centre ?? smallCentre()
  const tablet = await new TestTablet({ ...options, centre }).open()
  tablet.offline()
  return { centre, tablet, context: await contextOf(tablet) }
}

export const contextOf = async (tablet: TestTablet): Promise<StoreContext> => ({
  database: tablet.database,
  sealer: await tablet.sealer(),
  clock: tablet.clock,
  ids: testIds,
  tabs: tablet.channel.tab(),
  journal: tablet.store.journal,
})

/** The network is back, and what was waiting for its next try has had it. */
export async function comeOnline(tablet: TestTablet): Promise<void> {
  tablet.online()
  tablet.clock.advance(600_000)
  await tablet.sync()
}

export const openText = ({ sealer }: StoreContext, page: StoredPage): Promise<string> =>
  sealer.open(pageLabel(page), page.sealed)

/** The text of a page with one row: the centre's, but for what is given. */
export function rowText(row: Row | undefined, given: Partial<Pick<Row, 'seq' | 'units'>> = {}): string {
  if (row === undefined) throw new Error('the centre has no such record')
  return JSON.stringify({ rows: tablesFromRows([{ ...row, ...given }]), flags: [] })
}

/** A page of whatever text, as if the centre had said it. */
export async function addPage(context: StoreContext, text: string, commune: string = muiNe): Promise<number> {
  const id = context.ids.page()
  const sealed = await context.sealer.seal(pageLabel({ id }), text)
  return context.database.pages.add({ commune, id, upTo: 0, count: 1, sealed })
}
