/**
 * A form as it stands now, and who is told when it changes. Every part of the screen listens to its own part alone, so
 * that a key draws one field again and not the whole form.
 */
import { useSyncExternalStore } from 'react'
import type { ConflictView, SaveResult } from '#client/tablet/tablet.ts'
import type { DraftState } from '#client/tablet/use-telling-draft.ts'
import type { Around } from '#shared/checks/finding.ts'
import { type FieldFindings, findFieldFindings } from './field-findings.ts'
import type { RecordForm } from './record-form.ts'

export interface FormNow {
  readonly state: RecordForm
  readonly findings: FieldFindings
  /** A save was tried: what is missing is said from then on. */
  readonly asked: boolean
  readonly draft: DraftState
  readonly conflicts: readonly ConflictView[]
  readonly outcome: SaveResult | undefined
  readonly saving: boolean
}

export interface LiveForm {
  now(): FormNow
  subscribe(listener: () => void): () => void
  change(part: Partial<Omit<FormNow, 'findings'>>): void
  /** What the checks know beside the form is another. */
  lookAgain(): void
}

export function createLiveForm(start: RecordForm, around: (commune: string | undefined) => Around): LiveForm {
  const findingsOf = (state: RecordForm) => findFieldFindings(state, around(state.commune))
  let now: FormNow = {
    state: start,
    findings: findingsOf(start),
    asked: false,
    draft: { kind: 'none', at: '', isBehind: false },
    conflicts: [],
    outcome: undefined,
    saving: false,
  }
  const listeners = new Set<() => void>()
  const become = (next: FormNow) => {
    now = next
    for (const listener of [...listeners]) listener()
  }
  return {
    now: () => now,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    change: (part) => {
      const { state } = { ...now, ...part }
      const findings = state === now.state ? now.findings : findingsOf(state)
      become({ ...now, ...part, findings })
    },
    lookAgain: () => become({ ...now, findings: findingsOf(now.state) }),
  }
}

/** A part of the form. The component is drawn again when `select` answers something else, and only then. */
export const useFormPart = <T>(
  { now, subscribe }: Pick<LiveForm, 'now' | 'subscribe'>,
  select: (now: FormNow) => T,
): T => useSyncExternalStore(subscribe, () => select(now()))
