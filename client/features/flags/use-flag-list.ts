/**
 * The list in pages of 200, each asked for when the reader comes near it, and again every 15 seconds while it is on the
 * screen. A page is kept by where it begins, so nothing that is settled elsewhere moves the pages that follow.
 */
import { keepPreviousData, type QueryFunctionContext, useQueries } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { type FlagFilter, flagsPerPage, listFlags } from '#client/api/flags.ts'
import { pollEvery, shareParts } from '#client/api/poll.ts'
import type { FlagLine, FlagPage } from '#shared/api/flags.ts'
import { linesFromPages } from './flag-pages.ts'

const pollMs = 15_000

export interface FlagList {
  readonly lines: readonly FlagLine[]
  /** The newest word on counts and communes; `undefined` before the first. */
  readonly newest: FlagPage | undefined
  readonly more: boolean
  readonly error: Error | null
  readonly answeredAt: number
  /** The lines that are on the screen. */
  look(from: number, to: number): void
  again(): void
}

/** Where the pages begin. Another filter begins anew. */
function useStarts(filterKey: string) {
  const [pages, setPages] = useState<{ key: string; starts: readonly (string | null)[] }>({
    key: filterKey,
    starts: [null],
  })
  const starts = pages.key === filterKey ? pages.starts : [null]
  const goOn = useCallback(
    (after: string) =>
      setPages((before) => {
        const known = before.key === filterKey ? before.starts : [null]
        return known.includes(after) ? before : { key: filterKey, starts: [...known, after] }
      }),
    [filterKey],
  )
  return { starts, goOn }
}

export function useFlagList(filter: FlagFilter, gone: ReadonlySet<string>): FlagList {
  const { starts, goOn } = useStarts(JSON.stringify(filter))
  const [seen, setSeen] = useState({ from: 0, to: 0 })
  const pages = useQueries({
    queries: starts.map((after, at) => ({
      queryKey: ['flags', 'list', filter, after],
      queryFn: ({ client, queryKey }: QueryFunctionContext) =>
        listFlags(filter, after, client.getQueryData<FlagPage>(queryKey)),
      // the first one also carries the counts
      refetchInterval: at === 0 || (at >= seen.from && at <= seen.to) ? pollEvery(pollMs) : (false as const),
      structuralSharing: shareParts,
      staleTime: pollMs,
      placeholderData: at === 0 ? keepPreviousData : undefined,
    })),
  })
  const data = pages.map((page) => page.data)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the pages themselves, not the array that holds them
  const lines = useMemo(() => linesFromPages(data, gone), [...data, data.length, gone])
  const last = data.at(-1)
  const next = last?.next ?? null
  const pageOfEnd = Math.floor(seen.to)
  useEffect(() => {
    if (next !== null && pageOfEnd >= starts.length - 1) goOn(next)
  }, [next, pageOfEnd, starts.length, goOn])
  const look = useCallback((from: number, to: number) => {
    // half a page ahead of the reader
    const pagesSeen = {
      from: Math.floor(from / flagsPerPage),
      to: Math.floor((to + flagsPerPage / 2) / flagsPerPage),
    }
    setSeen((before) => (before.from === pagesSeen.from && before.to === pagesSeen.to ? before : pagesSeen))
  }, [])
  const newest = pages.reduce((a, b) => (b.dataUpdatedAt > a.dataUpdatedAt ? b : a))
  return {
    lines,
    newest: newest.data,
    more: next !== null || last === undefined,
    error: pages.find((page) => page.error !== null)?.error ?? null,
    answeredAt: newest.dataUpdatedAt,
    look,
    again: () => {
      for (const page of pages) void page.refetch()
    },
  }
}
