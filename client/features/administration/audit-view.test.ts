import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { decisionAnswerSchema } from '#shared/api/flags.ts'
import vi from '../../locales/vi/administration.json'
import {
  areaOfSubject,
  dayFrom,
  filterOf,
  momentText,
  narrowingChange,
  readAuditView,
  subjectText,
} from './audit-view.ts'

describe('the log', () => {
  it('asks for what the address says, with the username as accounts write it', () => {
    const view = readAuditView({ nguoi: 'Lan.Mui-Ne', muc: '', ngay: '2021-08-02', sau: 'x' })
    expect(filterOf(view)).toEqual({
      actor: 'lan.mui-ne',
      subject: undefined,
      day: '2021-08-02',
      after: 'x',
    })
  })

  it('does not ask for a day that is none', () => {
    expect(readAuditView({ ngay: 'hôm qua' }).day).toBe('')
  })

  it('takes a day as people type it, whole or not at all', () => {
    expect(['1/4/2021', '01.04.2021', ' '].map(dayFrom)).toEqual(['2021-04-01', '2021-04-01', ''])
    expect(['4/2021', '31/2/2021', 'hôm qua'].map(dayFrom)).toEqual([undefined, undefined, undefined])
  })

  it('begins another filter at its newest entry', () => {
    expect(narrowingChange({ actor: ' lan ', subject: '', day: '' })).toEqual({
      nguoi: 'lan',
      muc: '',
      ngay: '',
      sau: undefined,
    })
  })

  it('tells moments in Vietnam to the second, wherever the desk stands', () => {
    expect(momentText('2021-08-02T17:05:09.123456Z')).toBe('03/08/2021 00:05:09')
  })

  it('names tablets as people read them, accounts by their name, records by the end of their id', () => {
    const id = '018f0000-0000-7000-8000-00009f3a41c2'
    expect(subjectText({ subjectType: 'device', subject: id })).toBe('9F3A-41C2')
    expect(subjectText({ subjectType: 'account', subject: 'lan.mui-ne' })).toBe('lan.mui-ne')
    expect(subjectText({ subjectType: 'resident', subject: id })).toBe('…9f3a41c2')
    expect(areaOfSubject('district 593')).toEqual({ level: 'district', code: '593' })
    expect(subjectText({ subjectType: null, subject: null })).toBe('')
  })
})

/** What the centre writes into the log, read off its own sources. */
function actionsOfServer(): string[] {
  const folder = path.join(import.meta.dirname, '../../../server/routes')
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
  const named = sources.flatMap((text) => [
    ...text.matchAll(/\baction: '([\w-]+)'/g),
    ...text.matchAll(/\baction = [^\n]*\? '([\w-]+)' : '([\w-]+)'/g),
    ...text.matchAll(/acts\.push\([^)]*?'([\w-]+)'(?: : '([\w-]+)')?\)/g),
  ])
  return named.flatMap(([, one, other]) => [one, other].filter((name) => name !== undefined))
}

it('every act that the centre records has words', () => {
  const decided = decisionAnswerSchema.shape.outcome.options.map((outcome) => `decide-${outcome}`)
  const actions = [...actionsOfServer(), ...decided]
  expect(actions.length).toBeGreaterThan(20)
  expect(actions.filter((action) => !Object.hasOwn(vi.action, action))).toEqual([])
})
