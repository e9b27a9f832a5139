/** What an officer does without rest: saves new households, edits what is shown, and knows what was shown as saved. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { RecordView } from '#client/tablet/tablet.ts'
import type { Random } from '#server/seed/random.ts'
import type { RecordId } from '#shared/ids.ts'
import type { NodeTablet } from './node-tablet.ts'

/** Shown as saved. No two values are the same, so each can be found again. */
export interface Saved {
  readonly record: RecordId
  readonly unit: string
  readonly value: string
}

export interface Officer {
  readonly tablet: NodeTablet
  /** In order. */
  readonly saved: readonly Saved[]
  /** One save, whatever became of it. */
  saveOne(): Promise<void>
  /** Saves and syncs until `signal` is given, `most` saves at most. */
  work(signal: AbortSignal, most: number): Promise<void>
}

/** What a tablet was told and its officer has seen: it holds also when the tablet is laid aside. */
export interface Told extends Pick<NodeTablet, 'username' | 'commune' | 'token' | 'witness'> {
  readonly saved: readonly Saved[]
}

export const toldTo = ({ tablet, saved }: Officer): Told => {
  const { username, commune, token, witness } = tablet
  return { username, commune, token, witness, saved }
}

const editable = ['motherName', 'fatherName', 'spouseName'] as const
const newHouseholds = 0.25
const restMs = [5, 120] as const

export function createOfficer(tablet: NodeTablet, random: Random): Officer {
  const saved: Saved[] = []
  let count = 0
  const nextWord = (): string => {
    count += 1
    return `${tablet.device.slice(0, 8)} ${count}`.toUpperCase()
  }
  const saveOne = async (): Promise<void> => {
    const shown = tablet.open.book.get().households()
    const isNew = shown.length === 0 || random.chance(newHouseholds)
    saved.push(...(isNew ? await addHousehold(tablet, nextWord()) : await edit(tablet, random, nextWord())))
  }
  return {
    tablet,
    saved,
    saveOne,
    work: async (signal, most) => {
      for (let saves = 0; !signal.aborted; saves += 1) {
        if (saves < most) await saveOne()
        tablet.syncNow()
        await sleep(random.between(...restMs))
      }
    },
  }
}

async function addHousehold({ open, commune }: NodeTablet, word: string): Promise<readonly Saved[]> {
  const household = open.newRecordId()
  const resident = open.newRecordId()
  const none = { saw: {}, base: {} }
  const name = `NGUYỄN THỊ ${word}`
  const result = await open.save(
    household,
    [
      { type: 'household', id: household, kind: 'create', wrote: { hamlet: 'Thôn 1' }, ...none },
      {
        ...{ type: 'resident', id: resident, kind: 'create', ...none },
        wrote: { household, name, relation: 'CH' },
      },
    ],
    commune,
  )
  return result.kind === 'saved' ? [{ record: resident, unit: 'name', value: name }] : []
}

/** Of anybody in the commune: two officers meet on the same people. */
async function edit({ open }: NodeTablet, random: Random, word: string): Promise<readonly Saved[]> {
  const home = random.pick(open.book.get().households())
  const resident = home.residents[0]
  if (resident === undefined) return []
  const unit = random.pick(editable)
  const value = `TRẦN ${word}`
  const result = await open.save(home.id, [editOf(resident, unit, value)])
  return result.kind === 'saved' ? [{ record: resident.id, unit, value }] : []
}

const editOf = ({ type, id, units, base }: RecordView, unit: string, value: string) => ({
  ...{ type, id, kind: 'edit' as const },
  wrote: { [unit]: value },
  saw: { [unit]: units[unit] ?? null },
  base: { [unit]: base[unit] ?? 0 },
})
