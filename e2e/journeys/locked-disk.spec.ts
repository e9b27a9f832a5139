import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Device } from '../device.ts'
import { searchDisk } from '../disk-search.ts'
import { expect, test } from '../fixtures.ts'
import { findInLog } from '../log-search.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say } from '../words.ts'

const given = ['DIỄM', 'KHUÊ', 'NGUYỆT', 'PHƯỢNG', 'QUỲNH'] as const

/** Names, numbers and addresses that nobody else has; eight for each of five people. */
const people = given.map((name, index) => ({
  name: `ĐẶNG TRẦN ${name} CANH`,
  fatherName: `ĐẶNG PHƯỚC ${name} CHA`,
  motherName: `TRẦN THỊ ${name} MẸ`,
  spouseName: `LƯU HOÀNG ${name} BẠN`,
  idNumber: `06018700${7310 + index}`,
  cmnd: `26011${4520 + index}`,
  permanentDetail: `Hẻm ${name} số ${611 + index} đường Bờ Kè`,
  currentDetail: `Trọ ${name} phòng ${811 + index} chợ Phú Hài`,
}))
const canaries = people.flatMap((person) => Object.values(person))
const planted = 'CHIM BÁO BÃO ĐẬU TRẦN 060187999999'

/** Four of them saved, the last one left as a draft; searched for as well. */
async function recordAll({ page }: Device) {
  await householdListScreen(page).add()
  await householdScreen(page).fill({ hamlet: 'Khu phố 1', house: 'Nhà canh', street: 'Bờ Kè' })
  await householdScreen(page).save()
  for (const [index, person] of people.entries()) {
    await householdScreen(page).addResident()
    await residentForm(page).fill({
      ...person,
      sex: 'Nữ',
      birth: '1987',
      relation: index === 0 ? 'Chủ hộ' : 'Em ruột',
    })
    if (index < people.length - 1) await residentForm(page).save()
  }
  await residentForm(page).draftKept.waitFor()
  await householdListScreen(page).place.click()
  for (const { name, idNumber } of people) {
    await householdListScreen(page).search.fill(name)
    await householdListScreen(page).search.fill(idNumber)
  }
  await householdListScreen(page).search.fill(people[0]?.name ?? '')
  await householdListScreen(page)
    .row(people[0]?.name ?? '')
    .waitFor()
}

/** As a careless page would leave it: in a database, in a file and in a cache. */
const plantInClear = ({ page }: Device, text: string) =>
  page.evaluate(async (canary) => {
    const opening = indexedDB.open('careless', 1)
    await new Promise<void>((resolve, reject) => {
      opening.onupgradeneeded = () => opening.result.createObjectStore('people')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        const writing = opening.result.transaction('people', 'readwrite', { durability: 'strict' })
        writing.objectStore('people').put({ name: canary }, 1)
        writing.oncomplete = () => resolve()
      }
    })
    const folder = await navigator.storage.getDirectory()
    const file = await (await folder.getFileHandle('careless.txt', { create: true })).createWritable()
    await file.write(canary)
    await file.close()
    await (await caches.open('careless')).put('/careless', new Response(canary))
    opening.result.close()
  }, text)

/** Where Chromium keeps what pages leave behind. */
const kept = ['IndexedDB', 'File System', 'Service Worker']
const placesOf = ({ profile }: Device, text: string): readonly string[] => {
  const files = searchDisk(profile, [text]).findings.map(({ file }) => file)
  return kept.filter((place) => files.some((file) => file.includes(place)))
}

const removePlanted = ({ page }: Device) =>
  page.evaluate(async () => {
    indexedDB.deleteDatabase('careless')
    await (await navigator.storage.getDirectory()).removeEntry('careless.txt')
    await caches.delete('careless')
  })

/** Every address and every title that the page takes: what a browser's history keeps. A screen titles itself late. */
async function keepHistory({ page }: Device): Promise<readonly string[]> {
  const history: string[] = []
  await page.exposeFunction('keepInHistory', (line: string) => void history.push(line))
  await page.evaluate(() => {
    const keep = Reflect.get(globalThis, 'keepInHistory')
    let last = ''
    const look = () => {
      const now = `${location.href} ${document.title}`
      if (now !== last) keep(now)
      last = now
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })
  })
  return history
}

/** Chromium writes its history on a clock of its own, and when it ends; the one without a window writes none. */
const historyOf = ({ profile }: Device): string => path.join(profile, 'Default', 'History')

test('the disk of a locked tablet holds none of 40 names, numbers and addresses; one planted in clear is found', async ({
  lan,
}) => {
  expect(canaries).toHaveLength(40)
  expect(new Set(canaries).size).toBe(40)
  const history = await keepHistory(lan)
  await lan.goOffline()
  await recordAll(lan)
  await lan.goOnline()
  await lan.sync()
  await lan.lock()
  await plantInClear(lan, planted)

  const locked = searchDisk(lan.profile, [...canaries, planted])
  expect(locked.findings.filter(({ text }) => text !== planted)).toEqual([])
  expect([...placesOf(lan, planted)].sort()).toEqual([...kept].sort())
  expect(locked.findings.some(({ encoding }) => encoding === 'utf16le')).toBe(true)

  for (const title of ['household.title', 'resident.new'])
    expect(history.some((line) => line.includes(say(`collect:${title}`)))).toBe(true)
  expect(findInLog(history.join('\n'), canaries)).toEqual([])
  await lan.page.evaluate((title) => {
    document.title = title
  }, planted)
  await expect.poll(() => findInLog(history.join('\n'), [planted])).toEqual([planted])

  await lan.switchOff()
  const off = searchDisk(lan.profile, [...canaries, planted])
  expect(off.findings.filter(({ text }) => text !== planted)).toEqual([])
  expect(off.files).toBeGreaterThan(20)
  const isInHistory = off.findings.some(({ file }) => file.startsWith(path.join('Default', 'History')))
  expect(isInHistory).toBe(existsSync(historyOf(lan)))

  await lan.reopen()
  await removePlanted(lan)
  await lan.open()
})
