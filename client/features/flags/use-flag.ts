/**
 * One flag with all that lies around it, and its record's history. Read when it is opened, never ahead (each read is in the
 * log), and not again by itself: what is decided upon must be what was read.
 */
import { useQuery } from '@tanstack/react-query'
import { getFlag, getHistory } from '#client/api/flags.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import type { Opened } from './flag-address.ts'

const onceOpened = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 0,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const

export const useFlag = ({ commune, flagId }: Opened) =>
  useQuery({
    ...onceOpened,
    queryKey: ['flags', 'view', commune, flagId],
    queryFn: () => getFlag(commune, flagId),
  })

export const useHistory = (commune: CommuneCode, record: RecordId) =>
  useQuery({
    ...onceOpened,
    queryKey: ['flags', 'history', commune, record],
    queryFn: () => getHistory(commune, record),
  })
