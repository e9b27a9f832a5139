import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { codeOf } from '#client/api/ask.ts'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { NoAnswer } from '#client/ui/no-answer.tsx'
import { useOnline } from '#client/ui/use-online.ts'

interface AnsweredProps<T> {
  readonly query: UseQueryResult<T>
  readonly children: (data: T) => ReactNode
}

/** What was answered; until then its shape, or why there is nothing and the way on. */
export function Answered<T>({ query, children }: AnsweredProps<T>) {
  const online = useOnline()
  if (query.data !== undefined) return children(query.data)
  if (query.isPending && online) return <LateSkeleton />
  return <NoAnswer code={codeOf(query.error)} onAgain={query.refetch} />
}
