/**
 * Names without a single mark are usually typed without tones. Short names without marks are real ("LÊ AN" has one, "MAI
 * LAN" none), and so are those of minorities ("K' BRIN"): only three words and more, all plain, are suspicious. Digits and
 * odd characters always are.
 */
import type { UnitValues } from '../records/unit.ts'
import type { UnitFinding } from './check-numbers.ts'
import { textOf } from './finding.ts'

const oddCharacter = /[^\p{L}\p{M}\s'’‘ʼ-]/u
const marked = /[\u0300-\u036f]|đ/i

export function checkNameDiacritic(units: UnitValues): UnitFinding | null {
  const name = textOf(units.name)
  if (name === null) return null
  const plain =
    !marked.test(name.normalize('NFD')) && name.trim().split(/\s+/).length >= 3 && !/['’‘ʼ]/.test(name)
  return plain || oddCharacter.test(name) ? { rule: 'NAME_DIACRITIC', units: ['name'], found: {} } : null
}
