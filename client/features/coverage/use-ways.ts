/** A search opens the way to what it finds, and a person may close it again: the address keeps what they opened themselves. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { loadAreaNames } from '#client/api/areas.ts'
import type { CoverageUnit } from '#shared/api/coverage.ts'
import type { CoverageView } from './coverage-view.ts'
import { type Ways, waysTo } from './search-ways.ts'

const nothing: ReadonlySet<string> = new Set()

interface OpenUnits extends Ways {
  /** What a press on a unit leaves open in the address; `undefined` where that stays as it is. */
  toggle(code: string): ReadonlySet<string> | undefined
}

export function useWays(
  units: readonly CoverageUnit[],
  view: Pick<CoverageView, 'open' | 'text'>,
): OpenUnits {
  const { text } = view
  const [closed, setClosed] = useState({ text, codes: nothing })
  const { data: names } = useQuery({
    queryKey: ['area-names'],
    queryFn: loadAreaNames,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    enabled: text !== '',
  })
  const roots = units.map(({ code }) => code).join(' ')
  const ways = useMemo(() => waysTo(text, names, roots.split(' ')), [text, names, roots])
  const shut = closed.text === text ? closed.codes : nothing
  const open = useMemo(
    () => new Set([...view.open, ...[...ways.open].filter((code) => !shut.has(code))]),
    [view.open, ways, shut],
  )
  const toggle = (code: string): ReadonlySet<string> | undefined => {
    const isOpen = open.has(code)
    if (ways.open.has(code)) {
      setClosed({
        text,
        codes: new Set(isOpen ? [...shut, code] : [...shut].filter((each) => each !== code)),
      })
      if (!view.open.has(code)) return undefined
    }
    return new Set(isOpen ? [...view.open].filter((each) => each !== code) : [...view.open, code])
  }
  return { open, more: ways.more, toggle }
}
