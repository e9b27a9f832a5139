/**
 * What is told of a record beside its form: that somebody has left, why it is removed, why a household is opened again. It saw what was displayed when it
 * was begun, and what was typed is a draft until it is saved or given up.
 */
import { useState } from 'react'
import type { ConflictView, Edit, RecordView, SaveResult, TellingDraft } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { type DraftState, useTellingDraft } from '#client/tablet/use-telling-draft.ts'
import type { RecordId } from '#shared/ids.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { leavingEdit, openingEdit, removalEdit, type Seen, seenNow } from './beside-edits.ts'

export type BesideDoing = 'leave' | 'remove' | 'reopen'

export interface BesideForm {
  /** `undefined` while nothing is begun. */
  readonly doing: TellingDraft['doing'] | undefined
  readonly typed: Readonly<Record<string, string>>
  readonly kept: DraftState
  readonly saving: boolean
  readonly result: SaveResult | undefined
  /** What others changed since it was begun, and the officer has not looked at. */
  readonly conflicts: readonly ConflictView[]
  begin(doing: BesideDoing): void
  type(question: string, text: string): void
  /** Gives up what was begun. */
  close(): void
  /** Back to what was begun, as it was. */
  goBack(): void
  /** `seen`: where it is not what was displayed at the beginning. */
  leave(left: UnitValue, seen?: Seen): Promise<void>
  remove(reason: string): Promise<void>
  reopen(reason: string): Promise<void>
  /** The officer has looked at what became of a unit; after the last one the record is as they saw it. */
  look(conflict: ConflictView): void
}

interface BesideOptions {
  readonly household: RecordId
  readonly view: RecordView
  readonly doings: readonly BesideDoing[]
  /** What is saved together with somebody's coming back. */
  readonly comesWith?: readonly Edit[]
  readonly onDone: () => void
}

type Begun = Omit<TellingDraft, 'keptAt'>

const empty = { about: [], typed: {}, relations: {} }

export function useBesideForm({
  household,
  view,
  doings,
  comesWith = [],
  onDone,
}: BesideOptions): BesideForm {
  const tablet = useOpenTablet()
  const kept = useTellingDraft({ record: view.id, doings })
  const [begun, setBegun] = useState<Begun>()
  const telling = kept.draft ?? begun
  const change = (part: (now: Begun) => Partial<Begun>) => {
    if (telling !== undefined) kept.change((now = { ...telling, keptAt: '' }) => ({ ...now, ...part(now) }))
  }
  const { result, conflicts, saving, save, look, forget } = useBesideSave()
  const write = async (...edits: readonly Edit[]) => {
    if (await save(() => tablet.saveBeside(household, edits, kept.draft?.id))) onDone()
  }
  return {
    ...{ doing: telling?.doing, typed: telling?.typed ?? {}, kept: kept.state },
    ...{ saving, result, conflicts },
    begin: (doing) => {
      const head = { type: 'telling', id: tablet.newRecordId(), household, record: view.id, doing } as const
      setBegun({ ...head, ...empty, ...seenNow(view) })
    },
    type: (question, text) => change(({ typed }) => ({ typed: { ...typed, [question]: text } })),
    close: () => {
      setBegun(undefined)
      forget()
      kept.drop()
    },
    goBack: forget,
    leave: (left, seen = telling ?? seenNow(view)) =>
      write(leavingEdit(view, left, seen), ...(left === null ? comesWith : [])),
    remove: (reason) => write(removalEdit(view, reason, telling ?? seenNow(view))),
    reopen: (reason) => write(openingEdit(view, { reason, seen: telling ?? seenNow(view) })),
    look: (conflict) => {
      if (look(conflict)) change(() => seenNow(view))
    },
  }
}

/** What became of the save, and which of its conflicts were looked at. */
function useBesideSave() {
  const [result, setResult] = useState<SaveResult>()
  const [saving, setSaving] = useState(false)
  const [seen, setSeen] = useState<readonly string[]>([])
  const found = result?.kind === 'changed' ? result.conflicts : []
  const conflicts = found.filter(({ unit }) => !seen.includes(unit))
  const become = (next: SaveResult | undefined) => {
    setSeen([])
    setResult(next)
  }
  return {
    ...{ result, conflicts, saving },
    forget: () => become(undefined),
    save: async (save: () => Promise<SaveResult>): Promise<boolean> => {
      setSaving(true)
      const saved = await save().catch((): SaveResult => ({ kind: 'failed', why: 'broken' }))
      setSaving(false)
      become(saved)
      return saved.kind === 'saved'
    },
    /** Whether it was the last. */
    look: ({ unit }: ConflictView): boolean => {
      const isLast = conflicts.length <= 1
      if (isLast) become(undefined)
      else setSeen([...seen, unit])
      return isLast
    },
  }
}
