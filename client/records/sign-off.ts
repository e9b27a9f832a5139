/** The sign-off of a form, with the digest that a tablet makes of what was signed. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { signOffBy } from '#shared/forms/sign-off.ts'

export const { signOffOf, declare, confirm, approve } = signOffBy((text) =>
  bytesToHex(sha256(utf8ToBytes(text))),
)
