import type { OutboxEntry } from '#client/tablet/tablet.ts'

/** The four numbers of the sync. */
export type Figure = 'waiting' | 'received' | 'conflict' | 'held'

/** Under which number a group is counted. Sent but not answered still waits. */
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
