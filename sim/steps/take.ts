/** Takes one step of a history. What it begins goes on by itself; nobody waits for it. */
import type { World } from '../world.ts'
import { checkNumbers, decide, dismissOne, editAtDesk, processOne, sendLook } from './desks.ts'
import { tellEvent, undoEvent } from './events.ts'
import {
  copyStorage,
  fillDisk,
  giveScope,
  jumpCentreClock,
  jumpClock,
  kill,
  killServer,
  moveOfficer,
  putBackStorage,
  refuse,
  restart,
  revoke,
  secondTab,
  setOnline,
  setUnit,
  sicken,
  startSecondMachine,
  takeScope,
  updateApp,
} from './misfortunes.ts'
import {
  acknowledge,
  addResident,
  confirm,
  create,
  goOn,
  move,
  remove,
  settle,
  sync,
  together,
  write,
} from './officers.ts'
import { backUp, end, prune, restore } from './restores.ts'
import type { Step, StepKind } from './step.ts'
import { breakJournal, cutPower, tearJournal, wipeDatabase, wipeJournal } from './wipes.ts'

type Take = (world: World, step: Step) => void

const takes: Readonly<Record<StepKind, Take>> = {
  write,
  confirm,
  'go-on': goOn,
  create,
  'add-resident': addResident,
  move,
  together,
  remove,
  'tell-event': tellEvent,
  'undo-event': undoEvent,
  settle,
  sync,
  decide,
  'desk-edit': editAtDesk,
  'desk-send': sendLook,
  'process-held': processOne,
  'dismiss-held': dismissOne,
  acknowledge,
  'check-numbers': checkNumbers,
  'take-scope': takeScope,
  'give-scope': giveScope,
  'move-officer': moveOfficer,
  revoke: (world, step) => revoke(world, step, true),
  allow: (world, step) => revoke(world, step, false),
  'close-unit': (world, step) => setUnit(world, step, false),
  'open-unit': (world, step) => setUnit(world, step, true),
  offline: (world, step) => setOnline(world, step, false),
  online: (world, step) => setOnline(world, step, true),
  kill,
  restart,
  'second-tab': secondTab,
  'kill-server': killServer,
  'clock-jump': jumpClock,
  'disk-full': (world, step) => fillDisk(world, step, true),
  'disk-free': (world, step) => fillDisk(world, step, false),
  refuse,
  sicken,
  'copy-disk': copyStorage,
  'put-back-disk': putBackStorage,
  'wipe-database': wipeDatabase,
  'wipe-journal': wipeJournal,
  'cut-power': cutPower,
  'tear-journal': tearJournal,
  'break-journal': breakJournal,
  'second-machine': startSecondMachine,
  'update-app': updateApp,
  'back-up': backUp,
  restore: (world, step) => restore(world, step, true),
  'restore-silently': (world, step) => restore(world, step, false),
  'end-recovery': end,
  'centre-clock': jumpCentreClock,
  prune,
}

export function takeStep(world: World, step: Step): void {
  world.step = step.number
  takes[step.kind](world, step)
}
