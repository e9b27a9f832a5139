import type { QueryClient } from '@tanstack/react-query'
import type { Account } from '#shared/api/accounts.ts'

export const accountsKey = ['accounts'] as const

interface Listed {
  readonly accounts: readonly Account[]
}

/** The answer to a change stands in the list at once; the list is asked for all the same. */
export function keepAccount(cache: QueryClient, account: Account): void {
  cache.setQueryData<Listed>(accountsKey, (before) => {
    if (before === undefined) return undefined
    const others = before.accounts.filter(({ username }) => username !== account.username)
    return { accounts: [...others, account].sort((a, b) => (a.username < b.username ? -1 : 1)) }
  })
  void cache.invalidateQueries({ queryKey: accountsKey })
}
