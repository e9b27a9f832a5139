/** The tree of units, and areas in words. */
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { loadAreaNames } from '#client/api/areas.ts'
import type { Account } from '#shared/api/accounts.ts'

/** As the frame of the desks asks for it. */
export const useAreaNames = () =>
  useQuery({
    queryKey: ['area-names'],
    queryFn: loadAreaNames,
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })

type AccountArea = Account['areas'][number]

/** The code alone where the tree cannot be had. */
export function useAreaText(): (area: AccountArea) => string {
  const { t } = useTranslation('desk')
  const { data: names, isPending } = useAreaNames()
  return useCallback(
    ({ level, code }: AccountArea) => {
      if (level === 'country') return t('shell.country')
      return isPending ? '…' : (names?.find(code)?.name ?? code)
    },
    [t, names, isPending],
  )
}
