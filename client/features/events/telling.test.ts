import { describe, expect, it } from 'vitest'
import { recordId } from '#shared/ids.ts'
import { emptyTelling, isLongStay, readTelling, toggled } from './telling.ts'

const today = '2021-03-04'
const read = (typed: Readonly<Record<string, string>>) => readTelling({ ...emptyTelling, typed }, today)

describe('what is typed to tell an event', () => {
  it('is read as on the form: dates in any way, names in capitals, numbers without their spaces', () => {
    expect(
      read({
        on: '3/2/2021',
        name: ' trần  thị bé ',
        idNumber: '0603 2100 0001',
        to: ' Xã  Hàm Mỹ ',
        evidence: '',
      }).answers.given,
    ).toEqual({ on: '2021-02-03', name: 'TRẦN THỊ BÉ', idNumber: '060321000001', to: 'Xã Hàm Mỹ' })
  })

  it('says what cannot be right: a day that does not exist, one that is yet to come, a number with letters', () => {
    const { faults, answers } = read({
      on: '31/2/2021',
      birth: '5/3/2021',
      idNumber: '06O',
      spouseNumber: '12 3',
    })
    expect(faults).toEqual({ on: 'not-a-date', birth: 'in-future', idNumber: 'not-digits' })
    expect(answers.given).toEqual({ spouseNumber: '123' })
    expect(read({ on: 'hôm qua' }).faults).toEqual({ on: 'unreadable-date' })
  })

  it('takes today, this month and this year as past, and an end that is to come', () => {
    expect(read({ on: '4/3/2021', until: '4/3/2023' }).faults).toEqual({})
    expect(read({ on: '03/2021' }).faults).toEqual({})
    expect(read({ on: '2021' }).faults).toEqual({})
  })

  it('does not end before it began, and says where a stay is longer than two years', () => {
    expect(read({ on: '3/2021', until: '28/2/2021' })).toMatchObject({ faults: { until: 'ends-early' } })
    expect(read({ on: '3/2021', until: '3/2021' }).faults).toEqual({})
    const isLong = (on: string, until: string) => isLongStay(read({ on, until }).answers.given)
    expect(isLong('1/3/2021', '1/3/2023')).toBe(false)
    expect(isLong('1/3/2021', '2/3/2023')).toBe(true)
    expect(isLong('2021', '2023')).toBe(false)
    expect(isLong('2020', '2024')).toBe(true)
  })

  it('is about one, or about several that are ticked and unticked', () => {
    const [a, b] = [recordId('a'), recordId('b')]
    expect(toggled(toggled(emptyTelling, a, false), b, false).about).toEqual([b])
    const both = toggled(toggled(emptyTelling, a, true), b, true)
    expect(both.about).toEqual([a, b])
    expect(toggled(both, a, true).about).toEqual([b])
  })
})
