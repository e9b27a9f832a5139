/** Which tablets the list shows, in which order, and how many there are of each kind. Pure. */
import { tabletName } from '#client/ui/tablet-name.ts'
import { type QueueDevice, urgencies } from '#shared/api/queue.ts'
import { fold } from '#shared/text/fold.ts'
import type { QueueView, SortName, Urgency } from './queue-view.ts'

/** Folded once for each tablet, not at each key that is typed. */
const foldedTexts = new WeakMap<QueueDevice, string>()

function foldedText(device: QueueDevice): string {
  let text = foldedTexts.get(device)
  if (text === undefined) {
    const communes = device.communes.flatMap(({ code, name }) => [name, code])
    text = fold([device.officer.name, device.officer.username, tabletName(device.id), ...communes].join(' '))
    foldedTexts.set(device, text)
  }
  return text
}

const compareTexts = new Intl.Collator('vi', { numeric: true }).compare
const compareMoments = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '')

/** Smallest first; tablets that were never heard of come before all that were. */
const comparers: Readonly<Record<SortName, (a: QueueDevice, b: QueueDevice) => number>> = {
  urgency: (a, b) => urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency),
  officer: (a, b) => compareTexts(a.officer.name, b.officer.name),
  commune: (a, b) => compareTexts(a.communes[0]?.name ?? '', b.communes[0]?.name ?? ''),
  contact: (a, b) => compareMoments(a.lastContactAt, b.lastContactAt),
  waiting: (a, b) => a.waiting - b.waiting,
  today: (a, b) => a.receivedToday - b.receivedToday,
  held: (a, b) => a.held - b.held,
  version: (a, b) => compareTexts(a.appVersion ?? '', b.appVersion ?? ''),
}

type Narrowed = Pick<QueueView, 'commune' | 'text'>

function isMeant(device: QueueDevice, { commune, text }: Narrowed): boolean {
  if (commune !== undefined && !device.communes.some(({ code }) => code === commune)) return false
  const folded = fold(text)
  if (folded === '') return true
  return folded.split(' ').every((word) => foldedText(device).includes(word))
}

/** What stands alike keeps the centre's order: the most urgent, silent for the longest time, first. */
export function listDevices(devices: readonly QueueDevice[], view: QueueView): readonly QueueDevice[] {
  const turn = view.down ? -1 : 1
  const compare = comparers[view.sort]
  return devices
    .filter((device) => view.urgency === 'all' || device.urgency === view.urgency)
    .filter((device) => isMeant(device, view))
    .map((device, at) => ({ device, at }))
    .sort((a, b) => compare(a.device, b.device) * turn || a.at - b.at)
    .map(({ device }) => device)
}

/** Of each urgency, whichever of them is looked at. */
export function countUrgencies(
  devices: readonly QueueDevice[],
  narrowed: Narrowed,
): Readonly<Record<Urgency | 'all', number>> {
  const counts = { all: 0, held: 0, silent: 0, waiting: 0, calm: 0 }
  for (const device of devices) {
    if (!isMeant(device, narrowed)) continue
    counts.all += 1
    counts[device.urgency] += 1
  }
  return counts
}

/** The tablet whose panel is open. One that has left the list meanwhile, since it holds nothing any more, stays open. */
export function openedOf(
  devices: readonly QueueDevice[],
  id: string | undefined,
  before: QueueDevice | undefined,
): QueueDevice | undefined {
  const listed = devices.find((device) => device.id === id)
  if (listed !== undefined || before === undefined || before.id !== id) return listed
  return before.held === 0 ? before : { ...before, held: 0, urgency: 'calm' }
}
