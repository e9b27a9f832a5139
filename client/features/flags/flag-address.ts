/** Where the desk stands, as its address says it: the filter and the flag that is open. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import type { FlagFilter } from '#client/api/flags.ts'
import { type CommuneCode, communeCodeSchema, type FlagId, flagIdSchema } from '#shared/ids.ts'
import { flagKinds } from '#shared/sync/flag.ts'

/** A code of digits comes out of an address as a number. */
const codeSchema = z.preprocess(
  (value) => (typeof value === 'number' ? String(value).padStart(5, '0') : value),
  communeCodeSchema.optional(),
)
const filterSchema = z.object({
  kind: z.enum(flagKinds).optional().catch(undefined),
  rule: z.string().max(40).optional().catch(undefined),
  commune: codeSchema.catch(undefined),
  olderThan: z.number().int().min(1).max(3650).optional().catch(undefined),
})
const openedSchema = z.object({ commune: communeCodeSchema, flagId: flagIdSchema })

export interface Opened {
  readonly commune: CommuneCode
  readonly flagId: FlagId
}

export interface FlagAddress {
  readonly filter: FlagFilter
  readonly opened: Opened | undefined
  setFilter(filter: FlagFilter): void
  open(flag: { readonly commune: CommuneCode; readonly id: FlagId } | undefined): void
}

export const place = '/can-xem'
/** A link is where one is only if the whole address is its own. */
export const onlyHere = { exact: true, includeSearch: true } as const
export const pathOf = (flag: { readonly commune: string; readonly id: string }): string =>
  `${place}/${flag.commune}/${flag.id}`

/** Without what is empty, so that an address is no longer than it must be. */
export const searchOf = (filter: FlagFilter): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )

export function useFlagAddress(): FlagAddress {
  const params: unknown = useParams({ strict: false })
  const search: unknown = useSearch({ strict: false })
  const navigate = useNavigate()
  const { kind, rule, commune, olderThan } = filterSchema.parse(search)
  const filter = useMemo(
    (): FlagFilter => ({ kind, rule, commune, olderThan }),
    [kind, rule, commune, olderThan],
  )
  const parsed = openedSchema.safeParse(params)
  const { commune: at, flagId } = parsed.success ? parsed.data : {}
  const opened = useMemo(
    () => (at === undefined || flagId === undefined ? undefined : { commune: at, flagId }),
    [at, flagId],
  )
  const path = opened === undefined ? place : pathOf({ commune: opened.commune, id: opened.flagId })
  const setFilter = useCallback(
    (next: FlagFilter) => void navigate({ to: path, search: searchOf(next), replace: true }),
    [navigate, path],
  )
  const open = useCallback<FlagAddress['open']>(
    (flag) => void navigate({ to: flag === undefined ? place : pathOf(flag), search: searchOf(filter) }),
    [navigate, filter],
  )
  return { filter, opened, setFilter, open }
}
