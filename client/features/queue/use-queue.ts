import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { pollEvery, pollMs, shareParts } from '#client/api/poll.ts'
import {
  dismissHeld,
  getDeviceStory,
  getHeld,
  listHeld,
  listQueue,
  processAgain,
  type Queue,
} from '#client/api/queue.ts'
import { findSession, sessionKey } from '#client/api/session.ts'
import type { HeldGroups } from '#shared/api/queue.ts'
import type { DeviceId } from '#shared/ids.ts'
import { processAll, type Round } from './process-all.ts'
import type { HeldPlace } from './queue-view.ts'

/** An administrator sees here what no district looks at, and no more. */
export const useIsAdministrator = (): boolean =>
  useQuery({ queryKey: sessionKey, queryFn: findSession, staleTime: Number.POSITIVE_INFINITY }).data?.account
    .role === 'administrator'

/** A tablet's story is asked for anew when the list shows that the tablet called, and now and then besides. */
const storyMs = 30_000

export const useQueue = () =>
  useQuery({
    queryKey: ['queue'],
    queryFn: ({ client }) => listQueue(client.getQueryData<Queue>(['queue'])),
    refetchInterval: pollEvery(pollMs),
    // comparing 5,000 tablets with themselves would cost more than drawing the rows in sight
    structuralSharing: false,
  })

/** `called`: when the tablet last did. */
export const useStory = (device: DeviceId, called: string | null) =>
  useQuery({
    queryKey: ['queue-story', device, called],
    queryFn: () => getDeviceStory(device),
    placeholderData: (before, query) => (query?.queryKey[1] === device ? before : undefined),
    refetchInterval: pollEvery(storyMs),
  })

export const useHeldOf = (device: DeviceId) =>
  useQuery({
    queryKey: ['held', device],
    queryFn: ({ client, queryKey }) => listHeld(device, client.getQueryData<HeldGroups>(queryKey)),
    refetchInterval: pollEvery(pollMs),
    structuralSharing: shareParts,
  })

/** Not asked for again by itself: what a person decides upon is what they have read. */
export const useHeldContent = ({ commune, groupId }: HeldPlace) =>
  useQuery({
    queryKey: ['held-content', commune, groupId],
    queryFn: () => getHeld(commune, groupId),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** What a settled save changes is read anew. */
function useReadAgain(): () => void {
  const client = useQueryClient()
  return () => {
    for (const key of ['queue', 'queue-story', 'held', 'coverage', 'arrivals']) {
      void client.invalidateQueries({ queryKey: [key] })
    }
  }
}

/** Goes on while the panel of the tablet is open. */
export function useProcessAll(device: DeviceId) {
  const [round, setRound] = useState<Round>()
  const stopped = useRef(false)
  useEffect(() => {
    stopped.current = false
    return () => {
      stopped.current = true
    }
  }, [])
  const walk = useMutation({
    mutationFn: () => {
      stopped.current = false
      setRound(undefined)
      return processAll({
        list: () => listHeld(device),
        process: ({ commune, groupId }) => processAgain(commune.code, groupId),
        onStep: setRound,
        isStopped: () => stopped.current,
      })
    },
    onSuccess: setRound,
    onSettled: useReadAgain(),
  })
  const stop = () => {
    stopped.current = true
  }
  return { round, walk, stop }
}

/** `onDismissed` is called also when the person has gone on to something else meanwhile. */
export function useSettleHeld({ commune, groupId }: HeldPlace, onDismissed: () => void) {
  const onSettled = useReadAgain()
  const again = useMutation({ mutationFn: () => processAgain(commune, groupId), onSettled })
  const dismiss = useMutation({
    mutationFn: (reason: string) => dismissHeld(commune, groupId, reason),
    onSuccess: onDismissed,
    onSettled,
  })
  return { again, dismiss }
}
