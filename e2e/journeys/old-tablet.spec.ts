/** A tablet from before the whole form and its events, and one of today, each without a network at one household. */
import { v7 } from 'uuid'
import { expect, test } from '../fixtures.ts'
import { enrolOldTablet } from '../old-tablet.ts'
import { eventScreen } from '../screens/event-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'

/** Of the recording. */
const home = '01a2aaaa-0000-7000-8000-000000000001'
const address = '12/3, Huỳnh Thúc Kháng'
const wife = { id: '01a2aaaa-0000-7000-8000-000000000012', name: 'LÊ THỊ BÌNH' }
const daughter = 'NGUYỄN THỊ CHI'

test('an old tablet and one of today see what the other wrote, and what the old one does not know survives its saves', async ({
  centre,
  lan,
}) => {
  const old = await enrolOldTablet(centre, 'minh.mui-ne')
  expect((await old.send('01-first-save')).receipts).toMatchObject([{ outcome: 'applied', conflicts: [] }])
  await lan.sync()

  const { page } = lan
  const list = householdListScreen(page)
  const form = residentForm(page)
  const openHome = async () => {
    await list.show()
    await list.search.fill(wife.name)
    await list.row(address).click()
  }
  await lan.goOffline()
  await openHome()
  await expect(householdScreen(page).members).not.toHaveCount(0)
  await householdScreen(page).openMember(wife.name)
  await form.fill({ religion: 'Phật giáo', relation: 'Chủ hộ' })
  await form.fillBlood('AB', 'Bệnh viện Bình Thuận')
  await form.save()
  const event = eventScreen(page)
  await event.open('absence')
  await event.answer({
    about: [daughter],
    typed: { on: '1/3/2021', to: 'Bình Dương', evidence: 'CT03 số 8/2021' },
    chosen: { why: 'Đi làm ăn xa' },
  })
  await event.save()

  // meanwhile the old one has put right what it shows, and has never heard of a religion or an absence
  const edits = await old.send('03-edits')
  expect(edits.receipts.map(({ outcome, conflicts }) => [outcome, conflicts])).toEqual(
    edits.receipts.map(() => ['applied', []]),
  )
  await lan.goOnline()
  await lan.sync()
  await lan.goOffline()
  await openHome()
  await householdScreen(page).openMember(wife.name)
  await expect(form.field('idNumber')).toHaveValue('060152000321')
  await expect(form.field('religion')).toHaveValue('Phật giáo')

  const feed = await old.readFeed()
  for (const part of ['"religion"', '"absence_why"', '"blood_type_paper"', 'Bình Dương'])
    expect(feed).toContain(part)
  const later = {
    ...{ groupId: v7(), contractVersion: 1, household: home },
    changes: [
      {
        ...{ type: 'resident', id: wife.id, kind: 'edit', base: 0, madeAt: '2021-03-05T02:00:00.000Z' },
        ...{ saw: { birth: null }, wrote: { birth: '1952' } },
      },
    ],
  }
  expect((await old.sendLines([later])).receipts).toMatchObject([{ outcome: 'applied', conflicts: [] }])
  await lan.goOnline()
  await lan.sync()
  await openHome()
  await householdScreen(page).openMember(wife.name)
  await expect(form.field('birth')).toHaveValue('1952')
  await expect(form.field('religion')).toHaveValue('Phật giáo')
  const { rows } = await centre.database.query(
    `select name, birth, sex, religion, more::jsonb -> 'bloodType' ->> 'paper' as paper,
       more::jsonb -> 'absence' ->> 'why' as absent, left_why
     from resident where household = $1 and name in ($2, $3) order by name`,
    [home, wife.name, daughter],
  )
  expect(rows).toMatchObject([
    { birth: '1952', sex: '2', religion: 'phat-giao', paper: 'Bệnh viện Bình Thuận', left_why: null },
    { absent: 'work', left_why: 'abroad' },
  ])
})
