import { expect, test } from 'vitest'
import { emptySoftenDraft, type SoftenDraft, softeningFrom } from './soften-draft.ts'

const id = '01890000-0000-7000-8000-000000000001'
const whole: SoftenDraft = {
  ...emptySoftenDraft(id, new Date('2021-03-04T05:00:00Z')),
  rule: 'PARENT_MISSING',
  areas: [{ level: 'district', code: '593' }],
  reason: 'Đang bổ sung hồ sơ giấy',
}

test('today and until it is ended, unless something else is typed', () => {
  expect(softeningFrom(whole)).toEqual({
    id,
    rule: 'PARENT_MISSING',
    level: 'district',
    code: '593',
    severity: 'info',
    from: '2021-03-04',
    until: null,
    reason: 'Đang bổ sung hồ sơ giấy',
  })
  expect(softeningFrom({ ...whole, from: '1/4/2021', until: '30042021' })).toMatchObject({
    from: '2021-04-01',
    until: '2021-04-30',
  })
})

test.each([
  ['a rule', { rule: null }],
  ['a unit', { areas: [] }],
  ['a reason', { reason: ' ' }],
  ['a whole day', { from: '2021' }],
  ['an end that can be read', { until: 'mai' }],
  ['an end behind its beginning', { until: '1/3/2021' }],
  ['a softer word than it has', { rule: 'REL_SEX', severity: 'warning' }],
] as const)('without %s nothing is asked', (_, wrong) => {
  expect(softeningFrom({ ...whole, ...wrong })).toBeUndefined()
})
