/** `npm run code -- NAME`: the six digits that the authenticator of a desk account of the demo shows now. */
import { demoAccounts, demoSecret } from '#server/seed/demo-accounts.ts'
import { codeAt } from '#server/testing/totp.ts'

const username = process.argv[2] ?? ''
const names = demoAccounts
  .filter((account) => account.totpSecret !== undefined)
  .map(({ username }) => username)
if (names.includes(username)) process.stdout.write(`${codeAt(demoSecret(username), Date.now())}\n`)
else {
  process.stderr.write(`npm run code -- NAME\n\n  NAME  ${names.join(', ')}\n`)
  process.exitCode = 2
}
