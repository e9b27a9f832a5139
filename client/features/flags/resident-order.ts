import type { Row } from '#shared/records/record.ts'

/** Head first, then by birth, unknown births after known ones; those who left come last. */
export function compareResidents(a: Row, b: Row): number {
  const left = order(a)
  const right = order(b)
  return left < right ? -1 : left > right ? 1 : 0
}

function order({ id, units }: Row): string {
  const rank = (units.left ?? null) !== null ? '2' : units.relation === 'CH' ? '0' : '1'
  return [rank, typeof units.birth === 'string' ? units.birth : '~', id].join('\u0001')
}
