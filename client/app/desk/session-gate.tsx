/**
 * Nobody sees a desk without an open session. When one ends while a person works, the sign-in lies over the same screen:
 * the address and what was typed are still there when the same person is back.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '#client/api/ask.ts'
import { findSession, sessionKey } from '#client/api/session.ts'
import { SignInScreen } from '#client/features/sign-in/sign-in-screen.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import type { Account, Session } from '#shared/api/accounts.ts'
import { readAgain } from './desk-queries.ts'
import { Unreachable } from './desk-states.tsx'
import { DeskWork } from './desk-work.tsx'
import classes from './session-gate.module.css'

const checkMs = 60_000

export function SessionGate() {
  const session = useQuery({
    queryKey: sessionKey,
    queryFn: findSession,
    staleTime: checkMs,
    refetchInterval: checkMs,
  })
  const open = session.data?.stage === 'open' ? session.data.account : undefined
  const [worker, setWorker] = useState<Account>()
  if (open !== undefined && open !== worker) setWorker(open)
  useReadAgain(open !== undefined && worker !== undefined)
  if (session.isPending) return <LoadingState />
  if (session.data === undefined) {
    const code = session.error instanceof ApiProblem ? session.error.code : 'unexpected'
    return <Unreachable code={code} onAgain={() => void session.refetch()} />
  }
  if (worker === undefined) return <SignInScreen session={session.data} />
  return (
    <>
      <div className={classes.work} inert={open === undefined}>
        <DeskWork key={worker.username} account={worker} onLeave={() => setWorker(undefined)} />
      </div>
      {open === undefined && <EndedSession session={session.data} username={worker.username} />}
    </>
  )
}

/** Over the work, which is neither seen nor reached; the tab's title is the work's again afterwards. */
function EndedSession({ session, username }: { session: Session | null; username: string }) {
  const { t } = useTranslation('desk')
  const [title] = useState(() => document.title)
  useEffect(
    () => () => {
      document.title = title
    },
    [title],
  )
  return (
    <div className={classes.ended} role="dialog" aria-modal="true" aria-label={t('signIn.title')}>
      <SignInScreen session={session} ended={username} />
    </div>
  )
}

/** Once each time that a session is open again. */
function useReadAgain(isOpen: boolean): void {
  const client = useQueryClient()
  const [wasOpen, setWasOpen] = useState(false)
  useEffect(() => {
    setWasOpen(isOpen)
    if (isOpen && !wasOpen) void readAgain(client)
  }, [client, isOpen, wasOpen])
}
