import type { TabletState } from '#client/tablet/tablet.ts'

/**
 * Whether the app may start afresh before the tablet is open. Locked it holds the data key and syncs: a new start would
 * end that, and who has no PIN must not bring it about. Somebody who is enrolling is filling in a form.
 */
export const mayUpdate = ({ kind }: TabletState): boolean => kind === 'closed'
