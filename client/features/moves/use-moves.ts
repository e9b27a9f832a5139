import { useQuery } from '@tanstack/react-query'
import { listMoves } from '#client/api/moves.ts'
import { pollEvery, pollMs, shareParts } from '#client/api/poll.ts'
import type { Moves } from '#shared/api/moves.ts'

export const useMoves = () =>
  useQuery({
    queryKey: ['moves'],
    queryFn: ({ client }) => listMoves(client.getQueryData<Moves>(['moves'])),
    refetchInterval: pollEvery(pollMs),
    structuralSharing: shareParts,
  })
