import { describe, expect, it } from 'vitest'
import { createTypedFields } from './typed-fields.ts'

const field = (value: string, place = 'form') => ({
  value,
  isConnected: true,
  closest: (selectors: string) => (selectors.includes(place) ? {} : null),
})

describe('what is typed at a desk', () => {
  it('stands until it is sent, emptied or gone with its form', () => {
    const fields = createTypedFields()
    expect(fields.stand()).toBe(false)
    const reason = field('Đã xem sổ hộ khẩu')
    fields.note(reason)
    expect(fields.stand()).toBe(true)
    reason.value = ''
    expect(fields.stand()).toBe(false)
    const name = field('LÊ THỊ BA')
    fields.note(name)
    name.isConnected = false
    expect(fields.stand()).toBe(false)
    name.isConnected = true
    expect(fields.stand()).toBe(false)
  })

  it('stands as long as one of several fields has it', () => {
    const fields = createTypedFields()
    const [value, reason] = [field('1987'), field('Theo giấy khai sinh')]
    fields.note(value)
    fields.note(reason)
    value.value = ''
    expect(fields.stand()).toBe(true)
  })

  it('is nothing where it only searches or filters, or is no text', () => {
    const fields = createTypedFields()
    fields.note(field('Mũi Né', 'search'))
    fields.note(field('lan', '[type=search]'))
    fields.note({})
    fields.note(null)
    expect(fields.stand()).toBe(false)
  })
})
