/**
 * The number that stands on a printed form: the form and its circular, then the id of the record in 26 letters, of which
 * none is taken for another, and one that shows a slip of the pen (ISO 7064, mod 37, 36). The whole of it can be read back.
 */
import { type RecordId, recordId } from '../ids.ts'

export const formCode = 'DC01-TT66/2015'
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const all = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const lettersOfId = 26
const inGroup = 4

function checkOf(text: string): string {
  let left = 36
  for (const letter of text) {
    const sum = (left + all.indexOf(letter)) % 36
    left = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return all[(37 - left) % 36] ?? ''
}

/** Such as `DC01-TT66/2015-01H4-…`: for the eye, and as it stands for the QR code. */
export function formNumber(id: RecordId): string {
  let rest = BigInt(`0x${id.replaceAll('-', '')}`)
  let text = ''
  for (let at = 0; at < lettersOfId; at += 1) {
    text = `${letters[Number(rest & 31n)]}${text}`
    rest >>= 5n
  }
  const whole = text + checkOf(text)
  const groups = Array.from({ length: Math.ceil(whole.length / inGroup) }, (_, at) =>
    whole.slice(at * inGroup, (at + 1) * inGroup),
  )
  return [formCode, ...groups].join('-')
}

/** Of which record a form is; `undefined` for what is no number of this form, or is not written as it was. */
export function findFormRecord(number: string): RecordId | undefined {
  const typed = number.trim().toUpperCase()
  if (!typed.startsWith(`${formCode}-`)) return undefined
  const whole = typed.slice(formCode.length).replaceAll('-', '')
  const text = whole.slice(0, lettersOfId)
  if (whole.length !== lettersOfId + 1 || [...text].some((letter) => !letters.includes(letter)))
    return undefined
  if (checkOf(text) !== whole.slice(lettersOfId)) return undefined
  let id = 0n
  for (const letter of text) id = (id << 5n) | BigInt(letters.indexOf(letter))
  const hex = id.toString(16).padStart(32, '0')
  if (hex.length !== 32) return undefined
  const ends = [8, 12, 16, 20, 32]
  return recordId(ends.map((end, at) => hex.slice(ends[at - 1] ?? 0, end)).join('-'))
}
