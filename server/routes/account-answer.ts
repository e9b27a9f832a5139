import type { AccountRow } from '#server/store/accounts.ts'
import type { Account } from '#shared/api/accounts.ts'

/** An account as it travels: its id is the centre's own, nobody names an account by it. */
export const accountAnswer = ({ id: _, ...account }: AccountRow): Account => account
