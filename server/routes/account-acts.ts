/** What of an account was changed, in the words of the audit log: which values they were is the account's own matter. */
import type { Account } from '#shared/api/accounts.ts'

const areasText = ({ areas }: Account): string => areas.map(({ level, code }) => `${level} ${code}`).join(',')

export function actsOfChange(before: Account, after: Account): readonly string[] {
  const acts: string[] = []
  if (before.name !== after.name) acts.push('rename-account')
  if (before.role !== after.role) acts.push('change-role')
  if (areasText(before) !== areasText(after)) acts.push('change-areas')
  if (before.disabled !== after.disabled) acts.push(after.disabled ? 'disable-account' : 'enable-account')
  if (before.approves !== after.approves) acts.push(after.approves ? 'grant-approval' : 'withdraw-approval')
  return acts
}
