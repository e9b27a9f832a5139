/** What of an account is changed, in the words of the audit log: which values they were is the account's own matter. */
import type { AccountChange, AccountRow } from '#server/store/accounts.ts'
import type { Area } from '#shared/access/actor.ts'

const areasText = (areas: readonly Area[]): string =>
  [...new Set(areas.map(({ level, code }) => `${level} ${code}`))].sort().join(',')

/** What is not named stays. */
export function actsOfChange(account: AccountRow, asked: AccountChange): readonly string[] {
  const { name = account.name, role = account.role, areas = account.areas } = asked
  const { disabled = account.disabled, approves = account.approves } = asked
  const acts: string[] = []
  if (name !== account.name) acts.push('rename-account')
  if (role !== account.role) acts.push('change-role')
  if (areasText(areas) !== areasText(account.areas)) acts.push('change-areas')
  if (disabled !== account.disabled) acts.push(disabled ? 'disable-account' : 'enable-account')
  if (approves !== account.approves) acts.push(approves ? 'grant-approval' : 'withdraw-approval')
  return acts
}
