import { ethnicGroups } from '#shared/codes/ethnic-groups.ts'
import { relations } from '#shared/codes/relations.ts'
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

test('temporary residence, card and e-mail, and a mother and a representative who are linked by a touch, stand at the centre as they were written', async ({
  lan,
  centre,
}) => {
  const [mother, daughter] = ['LÊ THỊ MẸ MỤC', 'HỒ THỊ CON MỤC']
  const [email, detail] = ['Con.Muc@example.vn', 'Nhà trọ Thanh Hải, phòng 7']
  const [head, young] = family.members
  noteTyped([email, detail])
  await recordFamily(lan, {
    home: { house: '16' },
    members: [
      { ...head, name: mother, sex: 'Nữ' },
      { ...young, name: daughter, birth: '6/7/2012' },
    ],
  })
  await householdScreen(lan.page).openMember(daughter)
  const { page } = lan
  const form = residentForm(page)
  const within = (unit: string) => page.locator(`details[data-units~="${unit}"]`)
  const part = (unit: string, name: string) =>
    within(unit)
      .getByLabel(say(`collect:partNames.${name}`), { exact: true })
      .and(page.locator('input'))

  await form.unfold(say('collect:fold.card'))
  await part('card', 'issuedOn').fill('5/6/2021')
  await part('card', 'expiresOn').fill('6.7.2026')
  await form.unfold(say('collect:units.residenceStatus'))
  await form.field('residenceStatus').fill('tam tru')
  await page.getByRole('option', { name: 'Tạm trú', exact: true }).click()
  await form.unfold(say('collect:units.temporaryAddress'))
  for (const [place, name] of [
    ['province', 'Bình Thuận'],
    ['district', 'Phan Thiết'],
    ['commune', 'Hàm Tiến'],
  ] as const) {
    await within('temporaryAddress')
      .getByLabel(say(`collect:place.${place}`))
      .and(page.locator('input'))
      .fill(name)
    await page.getByRole('option', { name }).first().click()
  }
  await within('temporaryAddress').getByLabel(say('collect:place.detail')).fill(detail)
  await part('temporaryAddress', 'from').fill('1/2/2021')
  await part('temporaryAddress', 'until').fill('1/2/2023')
  await form.relative('mother').getByRole('button', { name: mother }).click()
  await form.unfold(say('collect:fold.representative'))
  await form.relative('representative').getByRole('button', { name: mother }).click()
  for (const relative of ['mother', 'representative'])
    await expect(form.relative(relative)).toContainText(say('collect:parts.linked'))
  await form.unfold(say('collect:fold.contact'))
  await form.field('email').fill(email)
  await form.save()
  await lan.sync()

  const stored = await centre.database.query<{ more: string; mother: string }>(
    `select c.more, m.id as mother from resident c join resident m on m.household = c.household and m.name = $2
     where c.name = $1 and c.mother_name is null and c.representative_name is null`,
    [daughter, mother],
  )
  const [found] = stored.rows
  const linked = { resident: found?.mother, nationality: null, number: null }
  expect(JSON.parse(found?.more ?? '{}')).toEqual({
    card: { issuedOn: '2021-06-05', expiresOn: '2026-07-06' },
    residenceStatus: 'TR',
    temporaryAddress: {
      ...{ province: '60', district: '593', commune: '22918', detail },
      ...{ from: '2021-02-01', until: '2023-02-01' },
    },
    ...{ email, mother: linked, representative: linked },
  })
})

/** The commune of both officers. */
const muiNe = '22915'
/** Lists by the unit that is chosen from them, with the column that the centre keeps it in. */
const listed = {
  ethnicGroup: { column: 'ethnic_group', codes: ethnicGroups.map(({ slug, vi }) => ({ code: slug, vi })) },
  relation: { column: 'relation', codes: relations.map(({ code, vi }) => ({ code, vi })) },
} as const

test('a list begins with the five that the commune uses most', async ({ lan, centre }) => {
  const { page } = lan
  const form = residentForm(page)
  await householdListScreen(page).rows.first().click()
  await householdScreen(page).addResident()
  for (const [unit, { column, codes }] of Object.entries(listed)) {
    const { rows } = await centre.database.query<{ code: string; count: number }>(
      `select r.${column} as code, count(*)::int as count from resident r
       join household h on h.id = r.household and h.commune = r.commune
       where r.commune = $1 and r.removed_at is null and h.removed_at is null and r.${column} is not null
       group by 1 order by 2 desc`,
      [muiNe],
    )
    const counts = new Map(rows.map(({ code, count }) => [code, count]))
    const used = (name: string) => counts.get(codes.find(({ vi }) => vi === name)?.code ?? '')
    await form.field(unit).click()
    await page.getByRole('option').first().waitFor()
    // of two that are used as often either may come first
    const most = rows.slice(0, 5).map(({ count }) => count)
    const first = (await page.getByRole('option').allTextContents()).slice(0, most.length)
    expect(most.length, unit).toBeGreaterThan(1)
    expect(first.map(used), unit).toEqual(most)
  }
})
