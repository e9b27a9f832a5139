/** What the address of the accounts keeps, and which of them it means. Pure. */
import type { AddressChange } from '#client/ui/use-address.ts'
import { type Role, roles } from '#shared/access/actor.ts'
import type { Account } from '#shared/api/accounts.ts'
import { fold, hasEveryWord } from '#shared/text/fold.ts'
import { compareTexts, type Order, oneOf, readOrder, sortRows } from './list-view.ts'

export const accountSorts = ['name', 'username', 'role', 'areas', 'state', 'factor'] as const
export type AccountSort = (typeof accountSorts)[number]
export const accountKeeps = ['all', 'active', 'disabled', 'noFactor'] as const
export type AccountKeep = (typeof accountKeeps)[number]

export interface AccountsView extends Order<AccountSort> {
  readonly text: string
  readonly role: Role | undefined
  readonly keep: AccountKeep
  /** Username of the one that is open. */
  readonly open: string | undefined
}

export const readAccountsView = (search: Readonly<Record<string, string>>): AccountsView => ({
  ...readOrder(accountSorts, search),
  text: search.tim ?? '',
  role: oneOf(roles, search.vai, undefined),
  keep: oneOf(accountKeeps, search.loc, 'all'),
  open: search.mo,
})

/** What clears the search and every filter; the order stays. */
export const allAccounts: AddressChange = { tim: undefined, vai: undefined, loc: undefined }

/** Officers work on tablets and have none. */
export const needsFactor = ({ role }: Pick<Account, 'role'>): boolean => role !== 'officer'

export const isKept: Readonly<Record<AccountKeep, (account: Account) => boolean>> = {
  all: () => true,
  active: ({ disabled }) => !disabled,
  disabled: ({ disabled }) => disabled,
  noFactor: (account) => needsFactor(account) && !account.disabled && !account.secondFactor,
}

/** An account with its areas in words, and what a search looks through. */
export interface AccountRow {
  readonly account: Account
  readonly areas: string
  readonly folded: string
}

export const accountRows = (
  accounts: readonly Account[],
  areasText: (areas: Account['areas']) => string,
): readonly AccountRow[] =>
  accounts.map((account) => {
    const areas = areasText(account.areas)
    return { account, areas, folded: fold(`${account.name} ${account.username} ${areas}`) }
  })

const comparers: Readonly<Record<AccountSort, (a: AccountRow, b: AccountRow) => number>> = {
  name: (a, b) => compareTexts(a.account.name, b.account.name),
  username: (a, b) => compareTexts(a.account.username, b.account.username),
  role: (a, b) => roles.indexOf(a.account.role) - roles.indexOf(b.account.role),
  areas: (a, b) => compareTexts(a.areas, b.areas),
  state: (a, b) => Number(a.account.disabled) - Number(b.account.disabled),
  factor: (a, b) => Number(a.account.secondFactor) - Number(b.account.secondFactor),
}

/** Those that the text and the role mean, whatever their state: of these the chips tell how many are in each. */
export const rowsMeant = (rows: readonly AccountRow[], { text, role }: AccountsView): readonly AccountRow[] =>
  rows.filter(
    ({ account, folded }) => (role === undefined || account.role === role) && hasEveryWord(folded, text),
  )

export const rowsShown = (meant: readonly AccountRow[], view: AccountsView): readonly AccountRow[] =>
  sortRows(
    meant.filter(({ account }) => isKept[view.keep](account)),
    comparers[view.sort],
    view.down,
  )
