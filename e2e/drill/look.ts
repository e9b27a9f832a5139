/** The communes as the centre shows them to their officers: every value, and every question that stands open. */
import { recordTypes } from '#shared/records/record.ts'
import { feedPageSchema, rowsFromColumns } from '#shared/sync/feed.ts'
import type { Claim } from '#shared/sync/flag.ts'
import type { DrilledTablet } from './drilled-tablet.ts'

export interface Look {
  /** By record and unit; of what is removed only that it is. */
  readonly values: ReadonlyMap<string, string>
  /** Claims of the open conflicts, by record and unit. */
  readonly conflicts: ReadonlyMap<string, string>
}

const claimsText = (claims: readonly Claim[]): string =>
  claims
    .map(({ by, wrote }) => JSON.stringify([by, wrote]))
    .sort()
    .join()

export async function lookAt(tablets: readonly DrilledTablet[], origin: string): Promise<Look> {
  const values = new Map<string, string>()
  const conflicts = new Map<string, string>()
  const keys = new Map(tablets.flatMap(({ communes, token }) => communes.map((code) => [code, token])))
  for (const [commune, token] of keys)
    for (let cursor = 0, more = true; more; ) {
      const page = await readPage(`${origin}/api/feed/${commune}?cursor=${cursor}`, token)
      for (const type of recordTypes)
        for (const { id, units, removedAt } of rowsFromColumns(type, page, page.rows[type])) {
          values.set(`${id} removed`, String(removedAt !== null))
          if (removedAt !== null) continue
          for (const [unit, value] of Object.entries(units))
            values.set(`${id} ${unit}`, JSON.stringify(value))
        }
      for (const { kind, state, recordId, unit, claims } of page.flags)
        if (kind === 'conflict' && state === 'open') conflicts.set(`${recordId} ${unit}`, claimsText(claims))
      cursor = page.next
      more = page.more
    }
  return { values, conflicts }
}

async function readPage(url: string, token: string) {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return feedPageSchema.parse(await answer.json())
}
