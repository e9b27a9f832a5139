import { describe, expect, it } from 'vitest'
import { isDeskAddress } from '../desk-address.ts'
import { homeOf, mayVisit, placeAt, placesOf } from './places.ts'

describe('a person at the desks', () => {
  it('begins where the work of their role lies', () => {
    expect(homeOf('district')).toBe('/tien-do')
    expect(homeOf('supervisor')).toBe('/can-xem')
    expect(homeOf('administrator')).toBe('/quan-tri')
    expect(homeOf('officer')).toBeUndefined()
  })

  it('is offered the places of their role and no other', () => {
    expect(placesOf('district').map(({ to }) => to)).toEqual(['/tien-do', '/chuyen-di', '/hang-doi'])
    expect(placesOf('administrator').map(({ to }) => to)).toEqual(['/quan-tri', '/hang-doi'])
    expect(placesOf('supervisor').map(({ to }) => to)).toEqual(['/can-xem', '/tien-do'])
  })

  it('does not stand before a desk of another role, nor below one', () => {
    expect(mayVisit('supervisor', '/hang-doi')).toBe(false)
    expect(mayVisit('district', '/can-xem/22915/x')).toBe(false)
    expect(mayVisit('district', '/quan-tri/nhat-ky')).toBe(false)
    expect(mayVisit('district', '/hang-doi')).toBe(true)
  })
})

it('a place is known from every address below it, not from one that only begins alike', () => {
  expect(placeAt('/can-xem/22915/x')?.to).toBe('/can-xem')
  expect(placeAt('/tien-do-khac')).toBeUndefined()
})

it('every place is a desk’s address, so that it can be sent and opened anew', () => {
  for (const role of ['district', 'supervisor', 'administrator'] as const)
    for (const { to } of placesOf(role)) expect([to, isDeskAddress(to)]).toEqual([to, true])
})
