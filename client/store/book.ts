/**
 * The officer's book in memory: rows and live groups, and the views that the screens read. Lives only while the tablet
 * is open. A view is built when somebody looks at it and kept until something of its record changes.
 */

import { type CommuneCode, recordId } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { Areas } from './areas.ts'
import { compareHouseholds, compareResidents, householdOrder } from './book-order.ts'
import { byOrder, findChange, isWaiting, type OutboxGroup, recordsOf } from './groups.ts'
import { listOpenEvents } from './open-events.ts'
import type { PageContent } from './page-content.ts'
import { Rows } from './rows.ts'
import { createSearch, type SearchText, searchText } from './search.ts'
import { decisionsByRecord, listSettlements } from './settlements.ts'
import { mostUrgent, type ShowInput, showRecord } from './show-record.ts'
import type { Book, HouseholdView, Owner, RecordState, RecordView, SettlementView } from './views.ts'

export class BookMemory {
  readonly rows = new Rows()
  /** Grows with every change that a screen could see. */
  version = 0
  private readonly groups = new Map<string, OutboxGroup>()
  private readonly groupsByRecord = new Map<string, Set<string>>()
  private readonly members = new Map<string, Set<string>>()
  private readonly memberOf = new Map<string, string>()
  private drafts: ReadonlySet<string> = new Set()
  private lives: ReadonlyMap<CommuneCode, number> = new Map()
  private noted: ReadonlySet<string> = new Set()
  private readonly views = new Map<string, RecordView | undefined>()
  private readonly households = new Map<string, HouseholdView | undefined>()
  private readonly orders = new Map<string, string>()
  private readonly texts = new Map<string, SearchText>()

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
    const before = this.groups.get(groupId)
    if (group === undefined) this.groups.delete(groupId)
    else this.groups.set(groupId, group)
    const touched = new Set<string>()
    for (const known of [before, group])
      if (known !== undefined) for (const id of recordsOf(known)) touched.add(id)
    for (const id of touched) {
      this.noteGroup(id, groupId, group !== undefined && findChange(group, id) !== undefined)
      this.refresh(id)
    }
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
    return [...this.groups.values()].sort(byOrder)
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
    const groups = this.groupsOf(id)
    const known = place ?? this.placeFromGroups(id, groups)
    if (known === undefined) return undefined
    return {
      type: known.type,
      id: recordId(id),
      commune: known.commune,
      life: this.lives.get(known.commune) ?? 0,
      row: this.rows.findRow(id),
      groups,
      flags: this.rows.openFlags(id),
      hasDraft: this.drafts.has(id),
      me: this.me,
    }
  }

  /** Of whoever lives there or of the household itself something stands as the officer wrote it. */
  readonly isOwn = ({ recordId: record, household }: Flag): boolean => {
    const home = household ?? record
    return [home, record, ...(this.members.get(home) ?? [])].some((id) => this.rows.writerOf(id) === this.me)
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
      hamlets: (commune) => this.listHamlets(commune, list()),
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
        search ??= createSearch(list(), (id) => this.textOf(id))
        return search(text)
      },
    }
  }

  /** Builds search texts a few at a time, so that the first search is as quick as the second; tells when done. */
  warmSearch(most: number): boolean {
    let built = 0
    for (const [id, place] of this.rows.places) {
      if (place.type !== 'household' || this.texts.has(id)) continue
      this.textOf(id)
      built += 1
      if (built >= most) return false
    }
    return true
  }

  /** Groups without a receipt. */
  countWaiting(): number {
    return [...this.groups.values()].filter(({ state }) => isWaiting(state)).length
  }

  countConflicts(): number {
    let count = 0
    for (const id of new Set([...this.rows.flaggedRecords(), ...this.groupsByRecord.keys()]))
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
    const memory = this
    let residents: readonly RecordView[] | undefined
    let state: RecordState | undefined
    return {
      ...record,
      type: 'household',
      get residents() {
        residents ??= memory.residentsOf(record.id)
        return residents
      },
      get head() {
        return this.residents.find(({ units }) => units.relation === 'CH' && units.left === null)
      },
      get wholeState() {
        state ??= mostUrgent([record.state, ...memory.memberStates(record.id)])
        return state
      },
    }
  }

  private residentsOf(household: string): readonly RecordView[] {
    return [...(this.members.get(household) ?? [])]
      .flatMap((id) => this.findView(id) ?? [])
      .sort(compareResidents)
  }

  /** Most residents were never touched, and then nothing needs to be built to know their state. */
  private *memberStates(household: string): Iterable<RecordState> {
    for (const id of this.members.get(household) ?? []) {
      if (this.isUntouched(id)) continue
      const view = this.findView(id)
      if (view !== undefined) yield view.state
    }
  }

  private isUntouched(id: string): boolean {
    return !this.groupsByRecord.has(id) && !this.drafts.has(id) && this.rows.openFlags(id).length === 0
  }

  private listHouseholds(): readonly HouseholdView[] {
    const ids = new Set<string>()
    for (const [id, place] of this.rows.places) if (place.type === 'household') ids.add(id)
    for (const group of this.groups.values())
      for (const change of group.group.changes) if (change.type === 'household') ids.add(change.id)
    return [...ids]
      .flatMap((id) => this.findHousehold(id) ?? [])
      .map((view) => ({ view, order: this.orderOf(view) }))
      .sort((a, b) => compareHouseholds(a.order, b.order))
      .map(({ view }) => view)
  }

  private listHamlets(commune: CommuneCode, households: readonly HouseholdView[]): readonly string[] {
    const named = this.areas.get(commune)?.hamlets ?? []
    const used = new Set<string>()
    for (const { commune: of, units } of households)
      if (of === commune && typeof units.hamlet === 'string') used.add(units.hamlet)
    for (const name of named) used.delete(name)
    return [...named, ...[...used].sort((a, b) => a.localeCompare(b, 'vi'))]
  }

  private orderOf(view: RecordView): string {
    const known = this.orders.get(view.id)
    if (known !== undefined) return known
    const order = householdOrder(view, this.areas.get(view.commune)?.hamlets ?? [])
    this.orders.set(view.id, order)
    return order
  }

  private textOf(household: string): SearchText {
    const known = this.texts.get(household)
    if (known !== undefined) return known
    const shown = (id: string) => (unit: string) => this.shownUnit(id, unit)
    const text = searchText({
      home: shown(household),
      residents: [...(this.members.get(household) ?? [])].map(shown),
      nameOf: (resident) => this.shownUnit(resident, 'name'),
    })
    this.texts.set(household, text)
    return text
  }

  private shownUnit(id: string, unit: string) {
    if (!this.groupsByRecord.has(id)) return this.rows.isRemoved(id) ? null : this.rows.unit(id, unit)
    return this.findView(id)?.units[unit] ?? null
  }

  private groupsOf(id: string): readonly OutboxGroup[] {
    const ids = this.groupsByRecord.get(id)
    if (ids === undefined) return []
    return [...ids].flatMap((groupId) => this.groups.get(groupId) ?? []).sort(byOrder)
  }

  private placeFromGroups(
    id: string,
    groups: readonly OutboxGroup[],
  ): { type: RecordType; commune: CommuneCode } | undefined {
    for (const group of groups) {
      const change = findChange(group, id)
      if (change !== undefined) return { type: change.type, commune: group.commune }
    }
    return undefined
  }

  private noteGroup(id: string, groupId: string, there: boolean): void {
    const ids = this.groupsByRecord.get(id) ?? new Set<string>()
    if (there) ids.add(groupId)
    else ids.delete(groupId)
    if (ids.size === 0) this.groupsByRecord.delete(id)
    else this.groupsByRecord.set(id, ids)
  }

  /** Forgets what was built of a record and of the households that it was and is in. */
  private refresh(id: string): void {
    this.version += 1
    this.views.delete(id)
    this.forgetHousehold(id)
    const before = this.memberOf.get(id)
    const household = this.householdOf(id)
    if (before !== undefined) this.forgetHousehold(before)
    if (before === household) return
    if (before !== undefined) this.members.get(before)?.delete(id)
    if (household === undefined) {
      this.memberOf.delete(id)
      return
    }
    this.memberOf.set(id, household)
    this.forgetHousehold(household)
    const members = this.members.get(household)
    if (members === undefined) this.members.set(household, new Set([id]))
    else members.add(id)
  }

  private householdOf(id: string): string | undefined {
    const shown = this.shownUnit(id, 'household')
    return typeof shown === 'string' ? shown : undefined
  }

  private forgetHousehold(id: string): void {
    this.households.delete(id)
    this.orders.delete(id)
    this.texts.delete(id)
  }
}
