/**
 * One flag with all that lies around it, and its record's history. Read when it is opened, never ahead (each read is in the
 * log), and not again by itself: what is decided upon must be what was read.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
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

const firstPage: { readonly after: string | null } = { after: null }

/** In pages, of which the next is read when a person asks for what is older. */
export const useHistory = (commune: CommuneCode, record: RecordId) =>
  useInfiniteQuery({
    ...onceOpened,
    queryKey: ['flags', 'history', commune, record],
    queryFn: ({ pageParam }) => getHistory(commune, record, pageParam),
    initialPageParam: firstPage.after,
    getNextPageParam: ({ next }) => next,
  })
