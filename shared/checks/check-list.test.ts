import { describe, expect, test } from 'vitest'
import { unitsByType } from '../records/record.ts'
import { togetherChecks } from './check-household.ts'
import { checkCodes, checkList, findCheck, isOverDatabase, levelOf, raisesFlag } from './check-list.ts'
import { residentChecks } from './check-record.ts'

const codesOf = (checks: object) => Object.keys(checks)

describe('the table of checks', () => {
  test('has the thirty rules of the census, and the one of a move between communes', () => {
    expect(checkCodes).toHaveLength(31)
    expect(checkCodes).toContain('ARRIVED_ELSEWHERE')
  })

  test.each(checkCodes)('%s names fields that exist', (rule) => {
    const known: Record<string, unknown> = { ...unitsByType.household, ...unitsByType.resident }
    expect(checkList[rule].units.filter((unit) => known[unit] === undefined)).toEqual([])
    expect(checkList[rule].units.length).toBeGreaterThan(0)
  })

  test('each rule is looked for in one place: in a record, in a household or over the database', () => {
    const overDatabase = checkCodes.filter(isOverDatabase)
    const all = [...codesOf(residentChecks), ...codesOf(togetherChecks), ...overDatabase]
    expect([...all].sort()).toEqual([...checkCodes].sort())
    expect(overDatabase).toEqual(['ID_DUP', 'CMND_DUP', 'PERSON_DUP', 'TWO_HOUSEHOLDS', 'ARRIVED_ELSEWHERE'])
  })

  test('a rule about a household or the database stands in no record alone', () => {
    const alone = checkCodes.filter((rule) => codesOf(residentChecks).includes(rule))
    expect(alone.filter((rule) => !['field', 'record'].includes(levelOf(rule)))).toEqual([])
  })

  test('an info asks nobody, everything else asks somebody at a desk', () => {
    expect(checkCodes.filter((rule) => !raisesFlag(rule))).toEqual([
      'DOB_PARTIAL',
      'DOB_JAN1',
      'NAME_CASE',
      'CARD_14',
      'CARD_EXPIRED',
    ])
  })

  test('a rule of another release is not known', () => {
    expect(findCheck('NO_SUCH_RULE')).toBeUndefined()
    expect(findCheck('toString')).toBeUndefined()
    expect(isOverDatabase('NO_SUCH_RULE')).toBe(false)
  })
})
