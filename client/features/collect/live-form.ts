/**
 * A form as it stands now, and who is told when it changes. Every part of the screen listens to its own part alone, so
 * that a key draws one field again and not the whole form.
 */
import { useSyncExternalStore } from 'react'
import type { ConflictView, SaveResult } from '#client/tablet/tablet.ts'
import { type FieldFindings, findFieldFindings } from './field-findings.ts'
import type { RecordForm } from './record-form.ts'
import { today } from './today.ts'

export interface FormNow {
  readonly state: RecordForm
  readonly findings: FieldFindings
  /** A save was tried: what is missing is said from then on. */
  readonly asked: boolean
  readonly draft: { readonly kind: 'none' | 'kept' | 'full'; readonly at: string }
  readonly conflicts: readonly ConflictView[]
  readonly outcome: SaveResult | undefined
  readonly saving: boolean
}

export interface LiveForm {
  now(): FormNow
  subscribe(listener: () => void): () => void
  change(part: Partial<Omit<FormNow, 'findings'>>): void
}

export function createLiveForm(start: RecordForm): LiveForm {
  let now: FormNow = {
    state: start,
    findings: findFieldFindings(start, today()),
    asked: false,
    draft: { kind: 'none', at: '' },
    conflicts: [],
    outcome: undefined,
    saving: false,
  }
  const listeners = new Set<() => void>()
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
      const findings = state === now.state ? now.findings : findFieldFindings(state, today())
      now = { ...now, ...part, findings }
      for (const listener of [...listeners]) listener()
    },
  }
}

/** A part of the form. The component is drawn again when `select` answers something else, and only then. */
export const useFormPart = <T>(
  { now, subscribe }: Pick<LiveForm, 'now' | 'subscribe'>,
  select: (now: FormNow) => T,
): T => useSyncExternalStore(subscribe, () => select(now()))
