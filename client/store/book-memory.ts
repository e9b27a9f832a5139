/**
 * The officer's book in memory: rows and live groups, and the views that the screens read. Lives only while the tablet
 * is open. A view is built when somebody looks at it and kept until something of its record changes.
 */

import { type CommuneCode, recordId } from '#shared/ids.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { Areas } from './areas.ts'
import { compareHouseholds, compareResidents, hamletOrder, householdOrder } from './book-order.ts'
import type { OutboxGroup } from './groups.ts'
import { householdView } from './household-view.ts'
import { LiveGroups } from './live-groups.ts'
import { Members } from './members.ts'
import { listOpenEvents } from './open-events.ts'
import type { PageContent } from './page-content.ts'
import { Rows } from './rows.ts'
import { createSearch } from './search.ts'
import { SearchTexts } from './search-texts.ts'
import { decisionsByRecord, listSettlements } from './settlements.ts'
import { type ShowInput, showRecord } from './show-record.ts'
import type { Book, HouseholdView, Owner, RecordState, RecordView, SettlementView } from './views.ts'

export class BookMemory {
  readonly rows = new Rows()
  /** Grows with every change that a screen could see. */
  version = 0
  private readonly groups = new LiveGroups()
  private readonly members = new Members()
  private drafts: ReadonlySet<string> = new Set()
  private lives: ReadonlyMap<CommuneCode, number> = new Map()
  private noted: ReadonlySet<string> = new Set()
  private readonly views = new Map<string, RecordView | undefined>()
  private readonly households = new Map<string, HouseholdView | undefined>()
  private readonly orders = new Map<string, string>()
  private readonly texts = new SearchTexts({
    unit: (id, unit) => this.shownUnit(id, unit),
    members: (household) => this.members.of(household),
  })

  constructor(
    readonly owner: Owner,
    private areas: Areas,
    private scope: readonly CommuneCode[],
  ) {}

  /** Username of the officer. */
  get me(): string {
    return this.owner.username
  }

  takePage(commune: CommuneCode, content: PageContent): void {
    for (const id of this.rows.take(commune, content)) this.refresh(id)
  }

  dropCommune(commune: CommuneCode): void {
    for (const id of this.rows.drop(commune)) this.refresh(id)
  }

  /** Takes a group as it stands now; `undefined` when it no longer lies over the rows. */
  takeGroup(groupId: string, group: OutboxGroup | undefined): void {
    for (const id of this.groups.take(groupId, group)) this.refresh(id)
  }

  takeDrafts(ids: ReadonlySet<string>): void {
    const changed = [...ids].filter((id) => !this.drafts.has(id))
    changed.push(...[...this.drafts].filter((id) => !ids.has(id)))
    this.drafts = ids
    for (const id of changed) this.refresh(id)
  }

  /** Settlements that the officer has taken note of, by flag. */
  takeNoted(ids: ReadonlySet<string>): void {
    if (ids.size === this.noted.size) return
    this.noted = ids
    this.version += 1
  }

  takeAreas(areas: Areas, scope: readonly CommuneCode[]): void {
    if (JSON.stringify([[...areas], scope]) === JSON.stringify([[...this.areas], this.scope])) return
    this.areas = areas
    this.scope = scope
    this.orders.clear()
    this.version += 1
  }

  /** The life of the centre that each commune's rows are of. */
  takeLives(lives: ReadonlyMap<CommuneCode, number>): void {
    this.lives = lives
  }

  inScope(commune: CommuneCode): boolean {
    return this.scope.includes(commune)
  }

  draftIds(): ReadonlySet<string> {
    return this.drafts
  }

  /** The live groups, oldest first. */
  liveGroups(): readonly OutboxGroup[] {
    return this.groups.all()
  }

  findView(id: string): RecordView | undefined {
    if (this.views.has(id)) return this.views.get(id)
    const input = this.findInput(id)
    const view = input === undefined ? undefined : showRecord(input)
    this.views.set(id, view)
    return view
  }

  /** What a record's view is made of; `undefined` when nothing is known of it. */
  findInput(id: string): ShowInput | undefined {
    const place = this.rows.places.get(id)
    const known = place ?? this.groups.findPlace(id)
    if (known === undefined) return undefined
    return {
      type: known.type,
      id: recordId(id),
      commune: known.commune,
      life: this.lives.get(known.commune) ?? 0,
      row: this.rows.findRow(id),
      groups: this.groups.of(id),
      flags: this.rows.openFlags(id),
      hasDraft: this.drafts.has(id),
      me: this.me,
    }
  }

  /** Of whoever lives there or of the household itself something stands as the officer wrote it. */
  readonly isOwn = ({ recordId: record, household }: Flag): boolean => {
    const home = household ?? record
    return [home, record, ...this.members.of(home)].some((id) => this.rows.writerOf(id) === this.me)
  }

  /** A book that stays as it is; the next one is made after the next change. */
  snapshot(): Book {
    let households: readonly HouseholdView[] | undefined
    const list = (): readonly HouseholdView[] => {
      households ??= this.listHouseholds()
      return households
    }
    let settlements: readonly SettlementView[] | undefined
    let decisions: ReturnType<typeof decisionsByRecord> | undefined
    let search: Book['search'] | undefined
    return {
      communes: this.scope,
      communeName: (commune) => this.areas.get(commune)?.name ?? commune,
      households: list,
      findHousehold: (id) => this.findHousehold(id),
      findRecord: (id) => this.findView(id),
      hamlets: (commune) => hamletOrder(commune, this.areas.get(commune)?.hamlets ?? [], list()),
      settlements: () => {
        settlements ??= listSettlements(this.rows.settledFlags(), this, this.noted)
        return settlements
      },
      decisions: (record) => {
        decisions ??= decisionsByRecord(this.rows.settledFlags(), this)
        return decisions.get(record) ?? []
      },
      openEvents: (household) => listOpenEvents(this.liveGroups(), household, this.drafts),
      search: (text) => {
        search ??= createSearch(list(), (id) => this.texts.of(id))
        return search(text)
      },
    }
  }

  /** Builds search texts a few at a time, so that the first search is as quick as the second; tells when done. */
  warmSearch(most: number): boolean {
    let built = 0
    for (const [id, place] of this.rows.places) {
      if (place.type !== 'household' || this.texts.has(id)) continue
      this.texts.of(id)
      built += 1
      if (built >= most) return false
    }
    return true
  }

  /** Groups without a receipt. */
  countWaiting(): number {
    return this.groups.countWaiting()
  }

  countConflicts(): number {
    let count = 0
    for (const id of new Set([...this.rows.flaggedRecords(), ...this.groups.records()]))
      count += this.findView(id)?.conflicts.length ?? 0
    return count
  }

  findHousehold(id: string): HouseholdView | undefined {
    if (this.households.has(id)) return this.households.get(id)
    const record = this.findView(id)
    const view = record === undefined || record.type !== 'household' ? undefined : this.householdFrom(record)
    this.households.set(id, view)
    return view
  }

  private householdFrom(record: RecordView): HouseholdView {
    return householdView(record, {
      residents: () => this.residentsOf(record.id),
      states: () => this.memberStates(record.id),
    })
  }

  private residentsOf(household: string): readonly RecordView[] {
    return this.members
      .of(household)
      .flatMap((id) => this.findView(id) ?? [])
      .sort(compareResidents)
  }

  /** Most residents were never touched, and then nothing needs to be built to know their state. */
  private *memberStates(household: string): Iterable<RecordState> {
    for (const id of this.members.of(household)) {
      if (this.isUntouched(id)) continue
      const view = this.findView(id)
      if (view !== undefined) yield view.state
    }
  }

  private isUntouched(id: string): boolean {
    return !this.groups.has(id) && !this.drafts.has(id) && this.rows.openFlags(id).length === 0
  }

  private listHouseholds(): readonly HouseholdView[] {
    const ids = new Set(this.groups.households())
    for (const [id, place] of this.rows.places) if (place.type === 'household') ids.add(id)
    return [...ids]
      .flatMap((id) => this.findHousehold(id) ?? [])
      .map((view) => ({ view, order: this.orderOf(view) }))
      .sort((a, b) => compareHouseholds(a.order, b.order))
      .map(({ view }) => view)
  }

  private orderOf(view: RecordView): string {
    const known = this.orders.get(view.id)
    if (known !== undefined) return known
    const order = householdOrder(view, this.areas.get(view.commune)?.hamlets ?? [])
    this.orders.set(view.id, order)
    return order
  }

  private shownUnit(id: string, unit: string) {
    if (!this.groups.has(id)) return this.rows.isRemoved(id) ? null : this.rows.unit(id, unit)
    return this.findView(id)?.units[unit] ?? null
  }

  /** Forgets what was built of a record and of the households that it was and is in. */
  private refresh(id: string): void {
    this.version += 1
    this.views.delete(id)
    this.forgetHousehold(id)
    for (const household of this.members.place(id, this.householdOf(id))) this.forgetHousehold(household)
  }

  private householdOf(id: string): string | undefined {
    const shown = this.shownUnit(id, 'household')
    return typeof shown === 'string' ? shown : undefined
  }

  private forgetHousehold(id: string): void {
    this.households.delete(id)
    this.orders.delete(id)
    this.texts.forget(id)
  }
}
