import { expect, test } from 'vitest'
import { newsOf } from './findings-aloud.ts'

const none = { lines: [], count: '' }
const one = { lines: ['Số CMND: phải có 9 chữ số.'], count: '1 ô cần sửa' }
const two = { lines: [...one.lines, 'Họ tên: không có dấu.'], count: '2 ô cần sửa' }

test('what is new is said, and how many there are', () => {
  expect(newsOf(none, one)).toBe('Số CMND: phải có 9 chữ số. 1 ô cần sửa')
  expect(newsOf(one, two)).toBe('Họ tên: không có dấu. 2 ô cần sửa')
})

test('nothing is said again, and nothing where nothing is left', () => {
  expect(newsOf(two, two)).toBe('')
  expect(newsOf(one, none)).toBe('')
  expect(newsOf(none, none)).toBe('')
})

test('where one of several is mended, how many are left', () => {
  expect(newsOf(two, one)).toBe('1 ô cần sửa')
})

test('many at once are counted and not read out', () => {
  const lines = ['Họ tên: cần điền', 'Ngày sinh: cần điền', 'Giới tính: cần điền']
  expect(newsOf(none, { lines, count: '3 ô cần sửa' })).toBe('3 ô cần sửa')
})
