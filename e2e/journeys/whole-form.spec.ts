import { recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { enrolTablet } from '../drill/drilled-tablet.ts'
import { recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { noteTyped } from '../typed.ts'
import { say } from '../words.ts'

const father = 'HỒ VĂN LIÊN'
const renamed = 'HỒ VĂN LIÊN KẾT'
const child = 'HỒ THỊ CON GÁI'
const family = {
  home: { house: '14', street: 'Nguyễn Đình Chiểu' },
  members: [
    { name: father, birth: '4/5/1975', sex: 'Nam', relation: 'Chủ hộ', ethnicGroup: 'Kinh' },
    { name: child, birth: '6/7/2008', sex: 'Nữ', relation: 'Con đẻ', ethnicGroup: 'Kinh' },
  ],
}

test('a father is linked by one touch: what is written once is shown wherever he stands', async ({
  lan,
  minh,
  centre,
}) => {
  await recordFamily(lan, family)
  await householdScreen(lan.page).openMember(child)
  const form = residentForm(lan.page)
  await form.relative('father').getByRole('button', { name: father }).click()
  await expect(form.relative('father')).toContainText(father)
  await expect(form.field('fatherName')).toHaveCount(0)
  await form.save()

  await householdScreen(lan.page).openMember(father)
  await form.fill({ name: renamed })
  await form.save()
  await householdScreen(lan.page).openMember(child)
  await expect(form.relative('father')).toContainText(renamed)
  await lan.sync()

  await minh.sync()
  await householdListScreen(minh.page).open(renamed)
  await householdScreen(minh.page).openMember(child)
  await expect(residentForm(minh.page).relative('father')).toContainText(renamed)
  const linked = await centre.database.query(
    `select c.father_name, c.more::json #>> '{father,resident}' = f.id::text as is_linked
     from resident c join resident f on f.household = c.household and f.name = $2 where c.name = $1`,
    [child, renamed],
  )
  expect(linked.rows).toEqual([{ father_name: null, is_linked: true }])

  await residentForm(minh.page)
    .relative('father')
    .getByRole('button', { name: say('collect:relatives.unlink') })
    .click()
  await expect(residentForm(minh.page).field('fatherName')).toHaveValue(renamed)
})

test('what is seldom filled is folded away, read back in words, and reaches the centre as it was meant', async ({
  lan,
  centre,
}) => {
  const name = 'HỒ VĂN ĐỦ MỤC'
  const [phone, paper] = ['0912 345 678', 'Bệnh viện Bình Thuận 12/2020']
  noteTyped([phone.replaceAll(' ', ''), paper])
  const [head] = family.members
  await recordFamily(lan, { home: { house: '15' }, members: [{ ...head, name }] })
  await householdScreen(lan.page).openMember(name)
  const { page } = lan
  const form = residentForm(page)
  const part = (unit: string) =>
    page.getByLabel(say(`collect:partNames.${unit}`), { exact: true }).and(page.locator('input'))

  await form.unfold(say('collect:fold.blood'))
  await page.getByLabel(say('collect:blood.onRequest')).click()
  await part('type').click()
  await page.getByRole('option', { name: 'AB', exact: true }).click()
  await form.saveButton.click()
  await expect(page.getByText(say('collect:form.required'))).toBeVisible()
  await part('paper').fill(paper)
  await form.unfold(say('collect:fold.blood'))

  await form.unfold(say('collect:units.absence'))
  await part('why').click()
  await page.getByRole('option', { name: 'Đi học xa' }).click()
  await part('from').fill('3/2/2021')
  await expect(page.getByText('ngày 3 tháng 2 năm 2021')).toBeVisible()
  await part('until').fill('13.2022')
  await part('to').fill('Đà Lạt')
  await form.unfold(say('collect:units.absence'))
  await expect(page.getByText(say('collect:fold.wrong'))).toBeVisible()
  await form.saveButton.click()
  await expect(part('until')).toBeFocused()
  await part('until').fill('2-2022')

  await form.unfold(say('collect:fold.contact'))
  await form.field('phone').fill(phone)
  await form.save()
  await lan.sync()
  const stored = await centre.database.query<{ more: string }>('select more from resident where name = $1', [
    name,
  ])
  expect(JSON.parse(stored.rows[0]?.more ?? '{}')).toEqual({
    bloodType: { type: '03', paper },
    absence: { why: 'study', from: '2021-02-03', until: '2022-02', to: 'Đà Lạt' },
    phone: '0912345678',
  })
})

const sixty = 60
const last = `NGƯỜI THỨ ${sixty}`

test('in a household of sixty the form scrolls, saves, and shows what is written above the keyboard', async ({
  lan,
  centre,
}) => {
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

  await form.field('motherName').fill('PHAN THỊ SÁU MƯƠI')
  await form.fill({ religion: 'Phật giáo' })
  await form.save()
  await householdScreen(page).openMember(last)
  await expect(form.field('religion')).toHaveValue('Phật giáo')
})
