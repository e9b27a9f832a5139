import { expect, it } from 'vitest'
import { communesOf } from './communes-of.ts'

it('communes to choose from stand there once, by name as the Vietnamese order it', () => {
  const muiNe = { code: '22915', name: 'Phường Mũi Né' }
  const hamTien = { code: '22918', name: 'Phường Hàm Tiến' }
  const second = { code: '10002', name: 'Phường 2' }
  const tenth = { code: '10010', name: 'Phường 10' }
  expect(communesOf([muiNe, tenth, hamTien, second, muiNe])).toEqual([second, tenth, hamTien, muiNe])
  expect(communesOf([])).toEqual([])
})
