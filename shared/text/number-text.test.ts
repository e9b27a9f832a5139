import { expect, test } from 'vitest'
import { countText, shareText } from './number-text.ts'

test('the count of the campaign is written as the province wrote it', () => {
  expect(`${countText(1406048)} / ${countText(1408997)} · ${shareText(1406048, 1408997)}`).toBe(
    '1.406.048 / 1.408.997 · 99,79 %',
  )
})

test('nothing to count has no share', () => {
  expect(shareText(0, 0)).toBe('–')
})
