import { usePlaceOf } from '#client/records/use-place-of.ts'
import type { CommuneCode } from '#shared/ids.ts'

/** The household's commune as the place of a form. */
export function useHere(commune: CommuneCode, hamlet: string | null) {
  const here = usePlaceOf(commune)
  return () => ({ ...here(), detail: hamlet })
}
