import { expect, test } from 'vitest'
import type { EventKind } from '../codes/event-kinds.ts'
import { communeCode } from '../ids.ts'
import { emptyHousehold } from '../records/household.ts'
import { emptyResident, type Resident } from '../records/resident.ts'
import { householdIdAt, residentIdAt } from '../testing/builders.ts'
import { placeOfTests } from '../testing/households.ts'
import { type Answers, noAnswers } from './answers.ts'
import { outcomeFindings } from './outcome-findings.ts'
import { planEvent } from './plan-event.ts'
import type { Standing } from './standing.ts'

const home = householdIdAt(1)
const who = (at: number, given: Partial<Resident>): Standing => ({
  id: residentIdAt(at),
  units: {
    ...emptyResident,
    ...{
      household: home,
      ethnicGroup: 'kinh',
      fatherName: 'TRẦN VĂN ÔNG',
      motherName: 'LÊ THỊ BÀ',
      ...given,
    },
  },
})
const head = who(1, { name: 'TRẦN VĂN CHA', relation: 'CH', sex: '1', birth: '1970-05-02' })
const girl = who(2, { name: 'TRẦN THỊ ÚT', relation: 'CON', sex: '2', birth: '2006-02-03' })
const evidence = 'Giấy số 1'

function found(kind: EventKind, answers: Partial<Answers>, residents: readonly Standing[] = [head, girl]) {
  const household = { id: home, units: emptyHousehold, residents }
  const given = { evidence, ...answers.given }
  const all = { ...noAnswers, ...answers, given }
  const input = { household, place: placeOfTests, answers: all, fresh: residentIdAt(9) }
  const plan = planEvent(kind, input)
  if (plan.kind === 'asks') throw new Error(`asks ${plan.questions.join()}`)
  return outcomeFindings({ input, changes: plan.changes, today: '2021-03-04' }).map(
    ({ rule, name, stops }) => [rule, name, stops],
  )
}

test('a new number of 11 digits stops the save, as in the form', () => {
  const given = { on: '2021', birth: '1971-05-02', idNumber: '06007100000' }
  expect(found('correction', { about: [head.id], given })).toEqual([['ID_FORMAT', 'TRẦN VĂN CHA', true]])
})

test('a rule that the centre has softened here stops no save, says so, and is silent where it is only worth knowing', () => {
  const given = { on: '2021', birth: '1971-05-02', idNumber: '06007100000' }
  const answers = { about: [head.id], given: { evidence, ...given } }
  const household = { id: home, units: emptyHousehold, residents: [head, girl] }
  const input = {
    household,
    place: placeOfTests,
    answers: { ...noAnswers, ...answers },
    fresh: residentIdAt(9),
  }
  const plan = planEvent('correction', input)
  if (plan.kind === 'asks') throw new Error('asks')
  const as = (severity: 'warning' | 'info') => ({
    ...{ commune: communeCode(placeOfTests.commune), rule: 'ID_FORMAT', severity },
    ...{ from: '2021-03-01', until: null },
  })
  const told = (severity: 'warning' | 'info') =>
    outcomeFindings({ input, changes: plan.changes, today: '2021-03-04', softened: [as(severity)] })
  expect(told('warning')).toMatchObject([{ rule: 'ID_FORMAT', stops: false, softened: 'warning' }])
  expect(told('info')).toEqual([])
})

test('a marriage at fifteen and a newborn without tones are said, and stop nothing', () => {
  const wed = { about: [girl.id], given: { on: '2021', spouseName: 'LÊ VĂN A' } }
  expect(found('marriage', wed)).toEqual([['SPOUSE_AGE', 'TRẦN THỊ ÚT', false]])
  const born = { name: 'TRAN VAN BE', sex: '1', on: '2021-03-01', relation: 'CON', father: head.id }
  expect(found('birth', { given: born })).toEqual([['NAME_DIACRITIC', 'TRAN VAN BE', false]])
})

test('what was so before is no matter of the event, unless it writes it again', () => {
  const wrong = who(3, { name: 'TRẦN VĂN BA', relation: 'CON', sex: '1', birth: '1995', idNumber: '123' })
  const away = { on: '2021', why: 'work', to: 'Bình Dương' }
  expect(found('absence', { about: [wrong.id], given: away }, [head, wrong])).toEqual([])
  const corrected = { on: '2021', sex: '2', idNumber: '1234' }
  expect(found('correction', { about: [wrong.id], given: corrected }, [head, wrong])).toEqual([
    ['ID_FORMAT', 'TRẦN VĂN BA', true],
  ])
})
