/** What is told beside the forms of records is a draft, too: kept at every key, and found again after a lock or a reload. */
import { useEffect, useRef, useState } from 'react'
import type { RecordId } from '#shared/ids.ts'
import type { ListedDraft, TellingDraft } from './tablet.ts'
import { useOpenTablet } from './use-tablet.tsx'

export interface DraftState {
  /** `broken`: what was typed last is on the screen alone. */
  readonly kind: 'none' | 'kept' | 'full' | 'broken'
  readonly at: string
  /** What was typed last is still on its way to the disk. */
  readonly isBehind: boolean
}

export interface TellingPlace {
  readonly record: RecordId
  readonly doings: readonly TellingDraft['doing'][]
}

export interface TellingDraftHandle {
  /** Whether it is known if one was left. */
  readonly isRead: boolean
  readonly draft: TellingDraft | undefined
  readonly state: DraftState
  /** `undefined` where nothing is begun. */
  change(next: (draft: TellingDraft | undefined) => Omit<TellingDraft, 'keptAt'>): void
  drop(): void
}

/** The newest that was left of this record. */
export const findTelling = (
  drafts: readonly ListedDraft[],
  { record, doings }: TellingPlace,
): TellingDraft | undefined =>
  drafts.flatMap((draft) =>
    draft.type === 'telling' && draft.record === record && doings.includes(draft.doing) ? [draft] : [],
  )[0]

const nothing: DraftState = { kind: 'none', at: '', isBehind: false }

export function useTellingDraft(place: TellingPlace): TellingDraftHandle {
  const tablet = useOpenTablet()
  const [isRead, setIsRead] = useState(false)
  const [draft, setDraft] = useState<TellingDraft>()
  const [state, setState] = useState(nothing)
  const newest = useRef<TellingDraft>(undefined)
  const onTheirWay = useRef(0)
  const become = (next: TellingDraft | undefined) => {
    newest.current = next
    setDraft(next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once; afterwards it is what is on the screen
  useEffect(() => {
    let wanted = true
    const found = tablet.drafts().then((drafts) => findTelling(drafts, place))
    void found
      .catch(() => undefined)
      .then((left) => {
        if (!wanted) return
        become(left)
        if (left !== undefined) setState({ kind: 'kept', at: left.keptAt, isBehind: false })
        setIsRead(true)
      })
    return () => {
      wanted = false
    }
  }, [tablet])
  const told = (at: string, kind: Promise<DraftState['kind']>) => {
    onTheirWay.current += 1
    setState((before) => ({ ...before, isBehind: true }))
    void kind
      .catch(() => 'broken' as const)
      .then((known) => {
        onTheirWay.current -= 1
        setState({ kind: known, at, isBehind: onTheirWay.current > 0 })
      })
  }
  return {
    isRead,
    draft,
    state,
    change: (next) => {
      const keptAt = new Date().toISOString()
      const now = { ...next(newest.current), keptAt }
      become(now)
      told(keptAt, tablet.keepDraft(now))
    },
    drop: () => {
      const left = newest.current
      if (left === undefined) return
      become(undefined)
      told(
        '',
        tablet.dropDraft(left.id).then(() => 'none' as const),
      )
    },
  }
}
