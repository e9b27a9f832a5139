import { expect, it } from 'vitest'
import { isDeskAddress } from './desk-address.ts'

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
