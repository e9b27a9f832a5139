/** One thing that a person, a machine or a misfortune does. Its numbers choose among what is there when it comes. */
export const stepKinds = [
  // officers
  'write',
  'confirm',
  'go-on',
  'create',
  'add-resident',
  'move',
  'together',
  'remove',
  'tell-event',
  'undo-event',
  'settle',
  'sync',
  // desks
  'decide',
  'desk-edit',
  'desk-send',
  'process-held',
  'dismiss-held',
  'acknowledge',
  'check-numbers',
  // administrators
  'take-scope',
  'give-scope',
  'move-officer',
  'revoke',
  'allow',
  'close-unit',
  'open-unit',
  // misfortunes
  'offline',
  'online',
  'kill',
  'restart',
  'second-tab',
  'kill-server',
  'clock-jump',
  'disk-full',
  'disk-free',
  'refuse',
  'sicken',
  'copy-disk',
  'put-back-disk',
  'wipe-database',
  'wipe-journal',
  'cut-power',
  'tear-journal',
  'break-journal',
  'second-machine',
  'update-app',
  // operators
  'back-up',
  'restore',
  'restore-silently',
  'end-recovery',
  'centre-clock',
  'prune',
] as const
export type StepKind = (typeof stepKinds)[number]

export interface Step {
  /** Place in the history as it was planned: what happens with it does not change when others are left out. */
  readonly number: number
  readonly kind: StepKind
  /** Milliseconds since the step before. */
  readonly gap: number
  readonly tablet: number
  /** From 0 to below 1, to choose with. */
  readonly dice: readonly number[]
}

/** The element that a die names; `undefined` of an empty list. */
export const chosen = <T>(list: readonly T[], die: number | undefined): T | undefined =>
  list[Math.floor((die ?? 0) * list.length)]
