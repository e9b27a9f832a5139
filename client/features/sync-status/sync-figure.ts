import type { OutboxEntry } from '#client/tablet/tablet.ts'

/** The four numbers of the sync. */
export const figures = ['waiting', 'received', 'conflict', 'held'] as const
export type Figure = (typeof figures)[number]

/** The state that a person is told of a group. Sent but not answered still waits. */
export function figureOf(state: OutboxEntry['state']): Exclude<Figure, 'conflict'> {
  switch (state) {
    case 'open':
    case 'sent':
      return 'waiting'
    case 'held':
    case 'parked':
    case 'dismissed':
      return 'held'
    case 'applied':
    case 'kept':
      return 'received'
  }
}

/** Under which numbers a group is counted: one that is parked waits for its receipt and needs a person. */
export const isUnder = (state: OutboxEntry['state'], figure: Figure): boolean =>
  figureOf(state) === figure || (state === 'parked' && figure === 'waiting')
