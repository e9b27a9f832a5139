import { describe, expect, test } from 'vitest'
import type { UnitValues } from '#shared/records/unit.ts'
import { household, muiNe, resident, residentIdAt } from '#shared/testing/builders.ts'
import { formsToApprove } from './forms-to-approve.ts'
import { approve, confirm, declare } from './sign-off.ts'

function homeOf(...people: readonly UnitValues[]) {
  const residents = people.map((units, at) => ({ id: residentIdAt(at), units }))
  return { commune: muiNe, units: household({ hamlet: 'Thôn 1' }), head: residents[0], residents }
}
const stamp = { on: '2021-03-04', by: 'lan.mui-ne' }
const signature = { on: '2021-03-04', how: 'witness', name: 'LÊ VĂN CHỨNG', strokes: null } as const
const an = resident({ name: 'NGUYỄN VĂN AN', relation: 'CH' })

/** Of one who lives alone, so that their form says the same in every step. */
function signedOff(upTo: 'declared' | 'confirmed' | 'approved', units: UnitValues = an): UnitValues {
  const declared = { ...units, ...declare({ household: homeOf(units), units }, signature) }
  if (upTo === 'declared') return declared
  const confirmed = { ...declared, ...confirm(declared, stamp) }
  return upTo === 'confirmed' ? confirmed : { ...confirmed, ...approve(confirmed, stamp) }
}
const waiting = (units: UnitValues) => formsToApprove([homeOf(units)]).length

describe('a form waits for approval', () => {
  test('once it is signed and confirmed, until it is approved', () => {
    expect(waiting(an)).toBe(0)
    expect(waiting(signedOff('declared'))).toBe(0)
    expect(waiting(signedOff('confirmed'))).toBe(1)
    expect(waiting(signedOff('approved'))).toBe(0)
  })

  test('and not where it has to be signed again, was never signed, or is of somebody who has left', () => {
    const confirmed = signedOff('confirmed')
    expect(waiting({ ...confirmed, fatherName: 'NGUYỄN VĂN ĐỔI' })).toBe(0)
    expect(waiting({ ...confirmed, declared: null })).toBe(0)
    expect(waiting({ ...confirmed, left: { why: 'died', on: null, to: null } })).toBe(0)
  })

  test('in the order of the households, with whose it is', () => {
    const [first, second] = [homeOf(signedOff('confirmed')), homeOf(signedOff('confirmed'))]
    expect(formsToApprove([second, homeOf(an), first])).toEqual([
      { household: second, resident: second.residents[0] },
      { household: first, resident: first.residents[0] },
    ])
  })

  test('is looked for once in a household that stays as it is', () => {
    const home = homeOf(an)
    let looked = 0
    const watched = {
      ...home,
      get residents() {
        looked += 1
        return home.residents
      },
    }
    for (let time = 0; time < 3; time += 1) formsToApprove([watched])
    expect(looked).toBe(1)
  })
})
