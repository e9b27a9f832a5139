import { describe, expect, test } from 'vitest'
import { groupIdAt, residentIdAt } from '../testing/builders.ts'
import { heldCodes, outcomes, type Receipt, receiptSchema } from './receipt.ts'

const applied: Receipt = {
  groupId: groupIdAt(1),
  outcome: 'applied',
  seqs: { [residentIdAt(1)]: 4 },
  conflicts: [],
}

describe('the word of the centre on a group', () => {
  test('is applied, held or dismissed, and never anything else', () => {
    for (const outcome of outcomes)
      expect(receiptSchema.safeParse({ ...applied, outcome }).success).toBe(true)
    for (const outcome of ['lost', 'Applied', '', null]) {
      expect(receiptSchema.safeParse({ ...applied, outcome }).success).toBe(false)
    }
  })

  test('every reason for holding can be told', () => {
    for (const code of heldCodes) {
      const held = { ...applied, outcome: 'held', seqs: {}, problem: { code } }
      expect(receiptSchema.parse(held).problem).toEqual({ code })
    }
  })

  test('no reason has two codes', () => expect(new Set(heldCodes).size).toBe(heldCodes.length))

  test('a reason names the record, the unit and the fault where there is one', () => {
    const problem = { code: 'shape', record: residentIdAt(1), unit: 'birth', fault: 'not-a-date' } as const
    expect(receiptSchema.parse({ ...applied, outcome: 'held', problem }).problem).toEqual(problem)
  })

  test('a dismissal says why and by whom', () => {
    const problem = { code: 'scope', reason: 'Ghi trùng', by: 'doi.binh-thuan' } as const
    expect(receiptSchema.parse({ ...applied, outcome: 'dismissed', problem }).problem).toEqual(problem)
  })

  test('a group that cannot be read is told of the field, and answered by its id all the same', () => {
    const problem = { code: 'unknown-field', field: 'changes.0.colour' } as const
    expect(receiptSchema.parse({ ...applied, outcome: 'held', problem }).problem).toEqual(problem)
    expect(receiptSchema.safeParse({ ...applied, groupId: 'the first one' }).success).toBe(false)
  })

  test('seqs and conflicts are told of every group, though there be none', () => {
    const { seqs: _, ...withoutSeqs } = applied
    const { conflicts: __, ...withoutConflicts } = applied
    for (const receipt of [withoutSeqs, withoutConflicts])
      expect(receiptSchema.safeParse(receipt).success).toBe(false)
    expect(receiptSchema.safeParse({ ...applied, seqs: {}, conflicts: [] }).success).toBe(true)
  })

  test('the seqs of what was applied are whole numbers', () => {
    expect(receiptSchema.safeParse({ ...applied, seqs: { [residentIdAt(1)]: '4' } }).success).toBe(false)
    expect(receiptSchema.safeParse({ ...applied, seqs: { [residentIdAt(1)]: 4.5 } }).success).toBe(false)
  })

  test('conflicts name record and unit', () => {
    const conflicts = [{ id: residentIdAt(1), unit: 'birth' }]
    expect(receiptSchema.parse({ ...applied, conflicts }).conflicts).toEqual(conflicts)
    expect(receiptSchema.safeParse({ ...applied, conflicts: [residentIdAt(1)] }).success).toBe(false)
  })
})
