import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { searchDisk } from './disk-search.ts'

let folder: string
const lay = (name: string, content: string | Buffer) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), content)
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-disk-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a name is found as UTF-8 and as UTF-16LE, also at an odd place in a file deep below', () => {
  lay('Default/History', Buffer.from('xxĐẶNG THỊ KHUÊxx', 'utf8'))
  lay(
    'Default/IndexedDB/a/000003.log',
    Buffer.concat([Buffer.from([1]), Buffer.from('ĐẶNG THỊ KHUÊ', 'utf16le')]),
  )
  const { findings, files } = searchDisk(folder, ['ĐẶNG THỊ KHUÊ'])
  expect(findings.map(({ file, encoding }) => [file, encoding])).toEqual([
    ['Default/History', 'utf8'],
    ['Default/IndexedDB/a/000003.log', 'utf16le'],
  ])
  expect(files).toBe(2)
})

test('a name is found in small letters, without tones and decomposed', () => {
  lay('small', 'đặng thị khuê')
  lay('folded', Buffer.from('dang thi khue', 'utf16le'))
  lay('decomposed', 'ĐẶNG THỊ KHUÊ'.normalize('NFD'))
  expect(
    searchDisk(folder, ['Đặng Thị Khuê'])
      .findings.map(({ file }) => file)
      .sort(),
  ).toEqual(['decomposed', 'folded', 'small'])
})

test('another name is not found', () => {
  lay('History', 'ĐẶNG THỊ KHUYÊN')
  expect(searchDisk(folder, ['ĐẶNG THỊ KHUÊ', '060187004321']).findings).toEqual([])
})
