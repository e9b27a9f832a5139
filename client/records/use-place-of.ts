import type { CommuneCode } from '#shared/ids.ts'
import { useAreaNames } from './unit-text.ts'

/** A commune with what it lies in, once the tree of areas is read. */
export function usePlaceOf(commune: CommuneCode) {
  const areas = useAreaNames()
  return () => {
    const [province, district, own] = areas?.path(commune) ?? []
    return {
      province: province?.code ?? null,
      district: district?.code ?? null,
      commune: own?.code ?? commune,
    }
  }
}
