/**
 * A form over one record: react-hook-form holds what is in the fields, `record-form.ts` what it means. Every change is a
 * draft at once; nothing is lost by leaving, reloading or a flat battery.
 */
import { useEffect, useRef, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { fieldText, readField } from '#client/records/field-text.ts'
import type { ConflictView, Edit, SaveResult } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import type { CommuneCode } from '#shared/ids.ts'
import { unitsOf } from '#shared/records/record.ts'
import { type Parts, sameUnit, type UnitValue } from '#shared/records/unit.ts'
import { type FieldFindings, findFieldFindings } from './field-findings.ts'
import {
  choose,
  draftFromForm,
  editFromForm,
  follow,
  isTouched,
  type RecordForm,
  type Shown,
  touch,
  type as typeText,
  unitOf,
} from './record-form.ts'
import { today } from './today.ts'

export type FieldValue = string | Parts | null
export type Fields = Record<string, FieldValue>

export interface RecordFormHandle {
  readonly form: UseFormReturn<Fields>
  readonly findings: FieldFindings
  /** Changes whenever a unit does. */
  readonly state: RecordForm
  readonly draft: { readonly kind: 'none' | 'kept' | 'full'; readonly at: string }
  readonly conflicts: readonly ConflictView[]
  readonly outcome: SaveResult | undefined
  readonly saving: boolean
  fill(unit: string, raw: FieldValue): void
  settle(conflict: ConflictView, chosen: UnitValue): void
  /** Resolves with whether it was saved. `more` goes into the same group. */
  save(more?: readonly Edit[]): Promise<boolean>
  discard(): Promise<void>
}

const fieldOf = (state: RecordForm, unit: string): FieldValue => {
  const typed = state.typed[unit]
  if (typed !== undefined) return typed
  const value = unitOf(state, unit)
  return unitsOf(state.type)[unit]?.kind === 'parts' ? value : fieldText(unit, value)
}

const fieldsOf = (state: RecordForm): Fields =>
  Object.fromEntries(Object.keys(unitsOf(state.type)).map((unit) => [unit, fieldOf(state, unit)]))

function filled(state: RecordForm, unit: string, raw: FieldValue): RecordForm {
  if (typeof raw !== 'string') return touch(state, unit, raw)
  const reading = readField(state.type, unit, raw)
  return reading.kind === 'value' ? touch(state, unit, reading.value) : typeText(state, unit, raw)
}

interface Options {
  readonly start: RecordForm
  /** The record as it is shown outside of the form, now. */
  readonly shown: Shown
  readonly commune?: CommuneCode | undefined
}

export function useRecordForm({ start, shown, commune }: Options): RecordFormHandle {
  const tablet = useOpenTablet()
  const latest = useRef(start)
  const [state, setState] = useState(start)
  const [draft, setDraft] = useState<RecordFormHandle['draft']>({ kind: 'none', at: '' })
  const [conflicts, setConflicts] = useState<readonly ConflictView[]>([])
  const [outcome, setOutcome] = useState<SaveResult>()
  const [saving, setSaving] = useState(false)
  const form = useForm<Fields>({ defaultValues: fieldsOf(start), shouldFocusError: true })

  const change = (next: RecordForm) => {
    latest.current = next
    setState(next)
  }
  const keep = async () => {
    const now = latest.current
    const at = new Date().toISOString()
    if (!isTouched(now)) {
      await tablet.dropDraft(now.id)
      setDraft({ kind: 'none', at })
      return
    }
    const kept = await tablet.keepDraft({
      ...draftFromForm(now, at),
      ...(commune === undefined ? {} : { commune }),
    })
    setDraft({ kind: kept, at })
  }
  useEffect(() => {
    const before = latest.current
    if (before.isNew || before.shown === shown) return
    const next = follow(before, shown)
    latest.current = next
    setState(next)
    for (const unit of Object.keys(unitsOf(next.type))) {
      if (next.touched[unit] === undefined && !sameUnit(before.shown.units[unit], shown.units[unit])) {
        form.setValue(unit, fieldOf(next, unit))
      }
    }
  }, [shown, form])

  const save = async (more: readonly Edit[] = []): Promise<boolean> => {
    const now = latest.current
    const { faults } = findFieldFindings(now, today())
    const first = Object.keys(unitsOf(now.type)).find((unit) => faults[unit] !== undefined)
    if (first !== undefined) {
      showField(first)
      return false
    }
    setSaving(true)
    const result = await tablet
      .save(now.household, [editFromForm(now), ...more], commune)
      .catch((): SaveResult => ({ kind: 'failed', why: 'broken' }))
    setSaving(false)
    setOutcome(result)
    setConflicts(result.kind === 'changed' ? result.conflicts : [])
    return result.kind === 'saved'
  }
  return {
    form,
    findings: findFieldFindings(state, today()),
    state,
    draft,
    conflicts,
    outcome,
    saving,
    fill: (unit, raw) => {
      change(filled(latest.current, unit, raw))
      void keep()
    },
    settle: (conflict, chosen) => {
      change(choose(latest.current, conflict.unit, chosen))
      form.setValue(conflict.unit, fieldOf(latest.current, conflict.unit))
      setConflicts((open) => open.filter((each) => each.unit !== conflict.unit))
      void keep()
    },
    save,
    discard: async () => {
      await tablet.dropDraft(latest.current.id)
      change({ ...latest.current, touched: {}, typed: {} })
      form.reset(fieldsOf(latest.current))
      setOutcome(undefined)
      setDraft({ kind: 'none', at: '' })
    },
  }
}

/** Brings a field to the middle of the screen, with the cursor in it. */
export function showField(unit: string): void {
  const place = document.getElementById(`field-${unit}`)
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('input, button, textarea')?.focus({ preventScroll: true })
}
