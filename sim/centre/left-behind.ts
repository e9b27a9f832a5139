/** Held groups that nothing holds any more: what they waited for is there, or what they followed is settled. */
import type { CommuneCode } from '#shared/ids.ts'
import { type CentreTables, communeOf, type LogHeld } from './memory-state.ts'

export function findNeedless(tables: CentreTables, code: CommuneCode): readonly LogHeld[] {
  const { held, rows } = communeOf(tables, code)
  const open = [...held.values()].filter(({ state }) => state === 'held')
  if (open.length === 0) return open
  const there = new Set([...rows.values()].map(({ id }): string => id))
  return open.filter((one) => {
    const isBehind = open.some(
      (other) =>
        other.device === one.device &&
        other.arrival < one.arrival &&
        other.records.some((id) => one.records.includes(id)),
    )
    return !isBehind && (there.has(one.waitsFor ?? '') || one.problem.code === 'follows')
  })
}

/** Whenever the centre comes to rest: what it has left behind since it last did, though nothing went wrong. */
export function watchLeftBehind(communes: readonly CommuneCode[]) {
  let before: { readonly tables: CentreTables; readonly ids: ReadonlySet<string> } | undefined
  return (tables: CentreTables, isWell: boolean): string | undefined => {
    const needless = communes.flatMap((code) => findNeedless(tables, code))
    const known = before?.tables === tables ? before.ids : undefined
    before = { tables, ids: new Set(needless.map(({ id }) => id)) }
    const left = needless.find(({ id }) => known?.has(id) === false)
    return left === undefined || !isWell ? undefined : sayNeedless(left)
  }
}

export const sayNeedless = ({ id, problem }: LogHeld): string =>
  `${id.slice(-4)} is held (${problem.code}) and need not be`
