/** What the desks know of the centre. An answer that the session has ended brings the sign-in, from wherever it comes. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '#client/api/ask.ts'
import { mayTryAgain, waitToTry } from '#client/api/poll.ts'
import { sessionKey } from '#client/api/session.ts'

export function makeDeskQueries(): QueryClient {
  const onError = (error: Error): void => {
    if (!(error instanceof ApiProblem)) return
    if (error.code === 'not-signed-in') client.setQueryData(sessionKey, null)
    if (error.code === 'second-factor-needed') void client.invalidateQueries({ queryKey: sessionKey })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: mayTryAgain, retryDelay: waitToTry, staleTime: 3000 },
      // a person presses again: what they see then is what was written
      mutations: { retry: false, networkMode: 'always' },
    },
  })
  return client
}

/** Everything but who is signed in. */
const isWork = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => queryKey[0] !== sessionKey[0]

/** At the start of a person's work nothing is left of the one before. */
export const forgetWork = (client: QueryClient): void => client.removeQueries({ predicate: isWork })

/** After signing in again over the same work: everything on the screen is asked for anew. */
export const readAgain = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: isWork })
