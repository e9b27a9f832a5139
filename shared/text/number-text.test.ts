import { expect, test } from 'vitest'
import { countText, progressText, shareText } from './number-text.ts'

test('the count of the campaign is written as the province wrote it', () => {
  expect(progressText(1406048, 1408997)).toBe('1.406.048 / 1.408.997 · 99,79 %')
})

test('nothing to count has no share', () => {
  expect(shareText(0, 0)).toBe('–')
  expect(progressText(0, 0)).toBe('0 / 0 · –')
})

test('a count without a target stands alone', () => {
  expect(progressText(8661, null)).toBe(countText(8661))
})

test('one person who is missing keeps the share below the whole', () => {
  expect(shareText(1408996, 1408997)).toBe('99,99 %')
  expect(shareText(1408997, 1408997)).toBe('100,00 %')
})

test('more than was registered is said as it is', () => {
  expect(shareText(309, 300)).toBe('103,00 %')
})

test('a share that is exact in hundredths is not cut by the way a computer divides', () => {
  // 0.5799 * 10,000 is 5798.999… in binary
  expect(shareText(5799, 10000)).toBe('57,99 %')
  expect(shareText(29, 100)).toBe('29,00 %')
})
