/**
 * The tree of coverage as far as it is open. The top is asked for every few seconds; what lies below an open unit again
 * when its own numbers have moved.
 */
import {
  type QueryClient,
  type QueryFunctionContext,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { getArrivals, getCoverage } from '#client/api/coverage.ts'
import { pollEvery, pollMs, shareParts } from '#client/api/poll.ts'
import type { Arrivals, Coverage, CoverageUnit } from '#shared/api/coverage.ts'
import type { Children } from './coverage-rows.ts'
import { levelOfCode } from './coverage-view.ts'

const slowMs = 60_000
const rootKey = ['coverage', 'own'] as const
const arrivalsKey = ['arrivals'] as const

const below = (code: string) => ({
  queryKey: ['coverage', code],
  queryFn: ({ client, queryKey }: QueryFunctionContext) => {
    const level = levelOfCode(code)
    if (level === undefined) throw new Error('no such unit')
    return getCoverage({ level, code }, client.getQueryData<Coverage>(queryKey))
  },
  staleTime: slowMs,
  refetchInterval: pollEvery(slowMs),
  structuralSharing: shareParts,
})

export const useOwnCoverage = () =>
  useQuery({
    queryKey: rootKey,
    queryFn: ({ client }) => getCoverage(undefined, client.getQueryData<Coverage>(rootKey)),
    refetchInterval: pollEvery(pollMs),
    structuralSharing: shareParts,
  })

export const useArrivals = () =>
  useQuery({
    queryKey: arrivalsKey,
    queryFn: ({ client }) => getArrivals(client.getQueryData<Arrivals>(arrivalsKey)),
    refetchInterval: pollEvery(slowMs),
    structuralSharing: shareParts,
  })

/** What lies below each of the units, by their codes. */
export function useChildren(codes: readonly string[]): ReadonlyMap<string, Children> {
  return useQueries({
    queries: codes.map(below),
    combine: (answers) =>
      new Map(
        codes.map((code, at): [string, Children] => {
          const answer = answers[at]
          if (answer?.data !== undefined) return [code, { kind: 'units', units: answer.data.units }]
          return [code, { kind: answer?.isError === true ? 'failed' : 'loading' }]
        }),
      ),
  })
}

export const askAgainBelow = (client: QueryClient, code: string): void =>
  void client.refetchQueries({ queryKey: ['coverage', code] })

const signOf = (unit: CoverageUnit): string =>
  [unit.collected, unit.households, unit.left, unit.flagged, unit.held, unit.lastArrivalAt].join(' ')

/** A unit whose own numbers have moved has moved below, too. */
export function useFollow(units: readonly CoverageUnit[], whole: CoverageUnit | undefined): void {
  const client = useQueryClient()
  const signs = useRef(new Map<string, string>())
  useEffect(() => {
    const changed = (key: string, unit: CoverageUnit): boolean => {
      const before = signs.current.get(key)
      signs.current.set(key, signOf(unit))
      return before !== undefined && before !== signOf(unit)
    }
    for (const unit of units) {
      if (unit.level !== 'hamlet' && changed(unit.code, unit)) {
        void client.invalidateQueries({ queryKey: ['coverage', unit.code] })
      }
    }
    if (whole !== undefined && changed('whole', whole)) {
      void client.invalidateQueries({ queryKey: arrivalsKey })
    }
  }, [client, units, whole])
}
