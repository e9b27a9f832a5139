import { expect, it } from 'vitest'
import { places } from './desk/places.ts'
import { isDeskAddress } from './desk-address.ts'

it('every place of the desks is one, also for who begins there: by a link, or a page that is loaded again', () => {
  expect(places.filter(({ to }) => !isDeskAddress(to))).toEqual([])
})

it('a desk and what lies below it are not the tablet', () => {
  for (const address of ['/ban-lam-viec', '/tien-do', '/hang-doi/', '/can-xem/22915/x', '/quan-tri/may']) {
    expect([address, isDeskAddress(address)]).toEqual([address, true])
  }
})

it('the places of the tablet are no desk', () => {
  for (const address of ['/', '/dong-bo', '/viec', '/ho/hang-doi', '/quan-trier', '']) {
    expect([address, isDeskAddress(address)]).toEqual([address, false])
  }
})
