import { recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { enrolTablet } from '../drill/drilled-tablet.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'

const sixty = 60
const last = `NGƯỜI THỨ ${sixty}`
const oneMore = 'NGƯỜI MỚI ĐẾN'
const nothingKnown = { mother_name: null, religion: null }

test('in a household of sixty the form scrolls, saves and takes one more without a network, and shows what is written above the keyboard', async ({
  lan,
  minh,
  centre,
}) => {
  test.setTimeout(240_000)
  const tablet = await enrolTablet({
    officer: 'minh.mui-ne',
    code: await centre.enrolmentCode('minh.mui-ne'),
    origin: () => centre.origin,
  })
  const { app } = tablet
  const household = app.newRecordId()
  const create = (type: 'household' | 'resident', id: string, wrote: UnitValues) =>
    ({ type, id: recordId(id), kind: 'create', wrote, saw: {}, base: {} }) as const
  const people = Array.from({ length: sixty }, (_, at) =>
    create('resident', app.newRecordId(), {
      ...{ household, name: `NGƯỜI THỨ ${at + 1}`, birth: String(1940 + at), sex: at % 2 === 0 ? '1' : '2' },
      relation: at === 0 ? 'CH' : 'OTHUE',
    }),
  )
  const home = create('household', household, { address: { house: '60', street: 'Ký túc xá' } })
  const saved = await app.save(household, [home, ...people], tablet.communes[0])
  expect(saved).toMatchObject({ kind: 'saved' })
  await tablet.sync()
  tablet.end()

  await lan.sync()
  const { page } = lan
  const form = residentForm(page)
  await householdListScreen(page).open('Ký túc xá')
  await expect(householdScreen(page).members).toHaveCount(sixty)
  await householdScreen(page).openMember(last)
  await expect(form.field('name')).toHaveValue(last)

  const size = page.viewportSize() ?? { width: 800, height: 1280 }
  await form.field('motherName').focus()
  await page.setViewportSize({ ...size, height: 560 })
  const inSight = async () => {
    const field = await form.field('motherName').boundingBox()
    const bar = await form.saveButton.boundingBox()
    return field !== null && bar !== null && field.y > 60 && field.y + field.height < bar.y
  }
  await expect.poll(inSight).toBe(true)
  await page.setViewportSize(size)

  await lan.goOffline()
  const motherName = 'PHAN THỊ SÁU MƯƠI'
  await form.fill({ motherName, religion: 'Phật giáo' })
  await form.save()
  await householdScreen(page).addResident()
  await form.fill({ name: oneMore, birth: '8/9/1999', sex: 'Nữ', relation: 'Ở thuê' })
  await form.save()
  await page.reload()
  await lan.open()
  await expect(householdScreen(page).members).toHaveCount(sixty + 1)
  await householdScreen(page).openMember(last)
  await expect(form.field('religion')).toHaveValue('Phật giáo')

  await lan.goOnline()
  await lan.sync()
  const stored = await centre.database.query(
    `select name, birth, sex, relation, mother_name, religion from resident
     where household = $1 and name = any($2) order by name`,
    [household, [last, oneMore]],
  )
  expect(stored.rows).toEqual([
    { ...{ name: oneMore, birth: '1999-09-08', sex: '2', relation: 'OTHUE' }, ...nothingKnown },
    {
      name: last,
      birth: '1999',
      sex: '2',
      relation: 'OTHUE',
      mother_name: motherName,
      religion: 'phat-giao',
    },
  ])
  await minh.sync()
  await householdListScreen(minh.page).open('Ký túc xá')
  await expect(householdScreen(minh.page).members).toHaveCount(sixty + 1)
  await householdScreen(minh.page).openMember(oneMore)
  await expect(residentForm(minh.page).field('birth')).toHaveValue('08/09/1999')
})
