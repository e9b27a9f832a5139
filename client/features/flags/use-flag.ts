/** One flag with all that lies around it, and its record's history. Not asked for again by itself: what is decided upon must be what was read. */
import { keepPreviousData, type QueryClient, useQuery } from '@tanstack/react-query'
import { getFlag, getHistory } from '#client/api/flags.ts'
import type { CommuneCode, FlagId, RecordId } from '#shared/ids.ts'
import type { Opened } from './flag-address.ts'

/** How long an answer that was fetched ahead is good enough to begin with. */
const freshMs = 20_000

export const flagKey = (commune: CommuneCode, id: FlagId) => ['flags', 'view', commune, id]
export const historyKey = (commune: CommuneCode, record: RecordId) => ['flags', 'history', commune, record]

const flagQuery = (commune: CommuneCode, id: FlagId) => ({
  queryKey: flagKey(commune, id),
  queryFn: () => getFlag(commune, id),
  staleTime: freshMs,
  gcTime: freshMs,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
})

export const useFlag = (opened: Opened) => useQuery(flagQuery(opened.commune, opened.flagId))

export const useHistory = (commune: CommuneCode, record: RecordId) =>
  useQuery({
    queryKey: historyKey(commune, record),
    queryFn: () => getHistory(commune, record),
    staleTime: freshMs,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  })

/** The flag that will be opened next is there before it is asked for. */
export const fetchAhead = (
  client: QueryClient,
  flag: { readonly commune: CommuneCode; readonly id: FlagId },
): void => void client.prefetchQuery(flagQuery(flag.commune, flag.id))
