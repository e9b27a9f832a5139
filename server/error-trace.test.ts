import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { traceOf } from './error-trace.ts'

const personal = 'NGUYỄN THỊ ÁNH 060087001234'

describe('the log tells where an error arose, and nothing that people wrote', () => {
  test('the words of the database, which quote the value, stay out', () => {
    const error = new pg.DatabaseError(`invalid input syntax for type date: "${personal}"`, 10, 'error')
    error.code = '22007'
    error.detail = personal
    const trace = traceOf(error)
    expect(JSON.stringify(trace)).not.toContain('NGUYỄN')
    expect(trace.code).toBe('22007')
    expect(trace.at.join()).toContain('error-trace.test.ts')
  })
  test('a message of several lines does not pass for places', () => {
    const error = new Error(`first\n    at ${personal}\n  "name": "${personal}"`)
    expect(JSON.stringify(traceOf(error))).not.toContain('NGUYỄN')
    expect(traceOf(error).at.length).toBeGreaterThan(0)
  })
  test('what zod found stays out, also as the cause of another error', () => {
    const { error } = z.object({ [personal]: z.string() }).safeParse({})
    const trace = traceOf(new Error('row', { cause: error }))
    expect(JSON.stringify(trace)).not.toContain('NGUYỄN')
    expect(trace.cause?.name).toMatch(/Zod/)
  })
  test('a code that is no code stays out', () => {
    expect(traceOf(Object.assign(new Error(), { code: personal })).code).toBeUndefined()
  })
  test('errors that are each other’s cause end', () => {
    const error = new Error('one')
    error.cause = new Error('two', { cause: error })
    expect(JSON.stringify(traceOf(error)).match(/"cause"/g)).toHaveLength(3)
  })
  test('what is no error has only its kind', () => {
    expect(traceOf(personal)).toEqual({ name: 'string', at: [] })
  })
})
