/** The tree of units, hamlets and targets into their tables. What is there stays. */
import type pg from 'pg'
import type { Area } from '#shared/areas/area.ts'

export async function loadAreas(
  owner: pg.Pool,
  areas: readonly Area[],
  targets: ReadonlyMap<string, number>,
): Promise<void> {
  await owner.query(
    `insert into area (code, level, name, parent, valid_from, valid_to, target)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::date[], $7::integer[])
     on conflict do nothing`,
    [
      areas.map((area) => area.code),
      areas.map((area) => area.level),
      areas.map((area) => area.name),
      areas.map((area) => area.parent),
      areas.map((area) => area.validFrom),
      areas.map((area) => area.validTo),
      areas.map((area) => (area.level === 'commune' ? (targets.get(area.code) ?? null) : null)),
    ],
  )
}

export async function loadHamlets(
  owner: pg.Pool,
  hamletsByCommune: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const rows = [...hamletsByCommune].flatMap(([commune, hamlets]) =>
    hamlets.map((name, position) => ({ commune, name, position })),
  )
  await owner.query(
    `insert into hamlet (commune, name, position)
     select * from unnest($1::text[], $2::text[], $3::integer[]) on conflict do nothing`,
    [rows.map((row) => row.commune), rows.map((row) => row.name), rows.map((row) => row.position)],
  )
}
