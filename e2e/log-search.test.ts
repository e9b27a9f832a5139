import { expect, test } from 'vitest'
import { findInLog } from './log-search.ts'

const name = 'ĐẶNG THỊ KHUÊ'

test('a name is found in a log as typed, without tones, in an address and escaped', () => {
  const address = new URLSearchParams({ tim: name }).toString()
  const escaped = '"\\u0110\\u1eb6NG TH\\u1eca KHU\\u00ca"'
  for (const line of [
    `{"msg":"saved ${name}"}`,
    '{"msg":"dang thi khue"}',
    `GET /api/flags?${address}`,
    `GET /api/flags?tim=${encodeURIComponent(name.toLowerCase())}`,
    escaped,
  ])
    expect(findInLog(line, [name]), line).toEqual([name])
})

test('another name is not found', () => {
  expect(findInLog('{"msg":"ĐẶNG THỊ KHUYÊN","number":"060187004322"}', [name, '060187004321'])).toEqual([])
})
