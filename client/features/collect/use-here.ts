import { useAreaNames } from '#client/records/unit-text.ts'
import type { CommuneCode } from '#shared/ids.ts'

/** The household's commune as a place, once the tree of areas is read. */
export function useHere(commune: CommuneCode, hamlet: string | null) {
  const areas = useAreaNames()
  return () => {
    const [province, district, own] = areas?.path(commune) ?? []
    return {
      province: province?.code ?? null,
      district: district?.code ?? null,
      commune: own?.code ?? commune,
      detail: hamlet,
    }
  }
}
