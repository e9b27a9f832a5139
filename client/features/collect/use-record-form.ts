/**
 * A form over one record: react-hook-form holds what is in the fields, `record-form.ts` what it means. Every change is a
 * draft at once; nothing is lost by leaving, reloading or a flat battery.
 */
import { useEffect, useMemo, useState } from 'react'
import { type UseFormReturn, useForm } from 'react-hook-form'
import { fieldText, readField, readPart } from '#client/records/field-text.ts'
import type { ConflictView, Edit, OpenTablet, SaveResult } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import type { CommuneCode } from '#shared/ids.ts'
import { unitsOf } from '#shared/records/record.ts'
import { type Parts, sameUnit, type UnitValue, type UnitValues } from '#shared/records/unit.ts'
import { createFormAround } from './around.ts'
import { listPlaces } from './field-findings.ts'
import { keepForm } from './keep-form.ts'
import { createLiveForm, type LiveForm } from './live-form.ts'
import {
  choose,
  editFromForm,
  follow,
  moveTo,
  type PartPlace,
  type RecordForm,
  type Shown,
  touch,
  touchPart,
  typePart,
  type as typeText,
  unitOf,
  wholeParts,
} from './record-form.ts'
import { showField } from './show-field.ts'

export type FieldValue = string | Parts | null
export type Fields = Record<string, FieldValue>

/** The same object as long as the form is on the screen. */
export interface RecordFormHandle extends Pick<LiveForm, 'now' | 'subscribe'> {
  readonly form: Pick<UseFormReturn<Fields>, 'register'>
  fill(unit: string, raw: FieldValue): void
  /** One part of a unit that is made of parts, as typed or chosen. */
  fillPart(place: PartPlace, raw: string | null): void
  /** Several units at one touch, with values as they are stored. */
  put(values: UnitValues): void
  /** A new household is in another commune. */
  moveTo(commune: CommuneCode): void
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
  if (typeof raw !== 'string') return touch(state, unit, wholeParts(state, unit, raw))
  const reading = readField(state.type, unit, raw)
  return reading.kind === 'value' ? touch(state, unit, reading.value) : typeText(state, unit, raw)
}

function filledPart(state: RecordForm, place: PartPlace, raw: string | null): RecordForm {
  const reading = readPart({ type: state.type, ...place }, raw ?? '')
  return reading.kind === 'value' ? touchPart(state, place, reading.value) : typePart(state, place, raw ?? '')
}

interface Options {
  readonly start: RecordForm
  /** The record as it is shown outside of the form, now. */
  readonly shown: Shown
}

export function useRecordForm({ start, shown }: Options): RecordFormHandle {
  const tablet = useOpenTablet()
  const { register, setValue } = useForm<Fields>({ defaultValues: fieldsOf(start) })
  const [around] = useState(() => createFormAround(tablet.sync))
  const [live] = useState(() => createLiveForm(start, around.now))
  useEffect(() => around.onChange(live.lookAgain), [around, live])
  useEffect(() => {
    const before = live.now().state
    if (before.isNew || before.shown === shown) return
    const next = follow(before, shown)
    live.change({ state: next })
    for (const unit of Object.keys(unitsOf(next.type))) {
      if (next.touched[unit] === undefined && !sameUnit(before.shown.units[unit], shown.units[unit])) {
        setValue(unit, fieldOf(next, unit))
      }
    }
  }, [live, shown, setValue])
  return useMemo(
    () => makeHandle({ tablet, live, form: { register, setValue } }),
    [tablet, live, register, setValue],
  )
}

interface Making {
  readonly tablet: OpenTablet
  readonly live: LiveForm
  readonly form: Pick<UseFormReturn<Fields>, 'register' | 'setValue'>
}

/** A save that takes less is not said to be under way: its end is. */
const shortMs = 250

function makeHandle({ tablet, live, form }: Making): RecordFormHandle {
  let busy = false
  let onTheirWay = 0
  const state = () => live.now().state
  const keep = async (form = state()) => {
    onTheirWay += 1
    const draft = await keepForm(tablet, form, new Date().toISOString())
    onTheirWay -= 1
    live.change({ draft: { ...draft, isBehind: onTheirWay > 0 } })
    return draft.kind
  }
  const behind = () => ({ ...live.now().draft, isBehind: true })
  const become = (next: RecordForm) => {
    const { outcome } = live.now()
    // what is typed now is not saved
    live.change({ state: next, outcome: outcome?.kind === 'saved' ? undefined : outcome, draft: behind() })
    void keep()
  }
  return {
    form,
    now: live.now,
    subscribe: live.subscribe,
    fill: (unit, raw) => become(filled(state(), unit, raw)),
    fillPart: (place, raw) => become(filledPart(state(), place, raw)),
    put: (values) => {
      const entries = Object.entries(values)
      if (entries.length === 0) return
      const next = entries.reduce((form, [unit, value]) => touch(form, unit, value), state())
      become(next)
      for (const [unit] of entries) form.setValue(unit, fieldOf(next, unit))
    },
    moveTo: (commune) => become(moveTo(state(), commune)),
    settle: (conflict, chosen) => {
      const next = choose(state(), conflict.unit, chosen)
      const conflicts = live.now().conflicts.filter((each) => each.unit !== conflict.unit)
      live.change({ state: next, conflicts, draft: behind() })
      form.setValue(conflict.unit, fieldOf(next, conflict.unit))
      void keep()
    },
    save: async (more = []) => {
      if (busy) return false
      const now = state()
      const { faults } = live.now().findings
      const first = listPlaces(now.type, faults)[0]
      if (first !== undefined) {
        live.change({ asked: true })
        showField(first)
        return false
      }
      busy = true
      // what an earlier try had to say is over
      live.change({ outcome: undefined })
      const timer = setTimeout(() => live.change({ saving: true }), shortMs)
      const outcome = await tablet
        .save(now.household, [editFromForm(now), ...more], now.commune)
        .catch((): SaveResult => ({ kind: 'failed', why: 'broken' }))
      clearTimeout(timer)
      busy = false
      const conflicts = outcome.kind === 'changed' ? outcome.conflicts : []
      live.change({ asked: true, saving: false, outcome, conflicts })
      if (outcome.kind !== 'saved') return false
      await untilPainted()
      return true
    },
    discard: async () => {
      const next = { ...state(), touched: {}, typed: {} }
      if ((await keep(next)) !== 'none') return
      // nothing was tried with the form as it is now
      live.change({ state: next, asked: false, outcome: undefined, conflicts: [] })
      // a reset would forget the fields that are not drawn again: their text would stay, and what is typed next be lost
      for (const [unit, value] of Object.entries(fieldsOf(next))) form.setValue(unit, value)
    },
  }
}

/** What the save has to say is on the screen before the next screen is made. A page that is not shown paints nothing. */
const untilPainted = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, 100)
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => {
        clearTimeout(timer)
        resolve()
      }
      channel.port2.postMessage(null)
    })
  })
