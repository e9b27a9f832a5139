import { z } from 'zod'
import { quarrel } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { say } from '../words.ts'

test('of two supervisors on one flag the second is told who settled it, with what stands now, and keeps what they typed', async ({
  centre,
  lan,
  minh,
  supervisor,
  newDesk,
}) => {
  const [name, other] = ['PHAN THỊ HỒNG OANH', 'PHAN THỊ HỒNG VÀNH']
  const earlier = { fatherName: 'PHAN VĂN CHÍN' }
  const later = { fatherName: 'PHAN VĂN MƯỜI' }
  await quarrel({ earlier: lan, later: minh }, [
    { name, house: '33', earlier, later },
    { name: other, house: '34', earlier, later },
  ])

  const username = 'giam-sat.phan-thiet'
  const areas = [{ level: 'district', code: '593' }]
  const made = await centre.asAdministrator('/api/accounts', {
    username,
    name: 'Giám sát thử nghiệm Phan Thiết',
    role: 'supervisor',
    areas,
  })
  const second = await newDesk({ username, ...z.object({ password: z.string() }).parse(made) })

  const [first, late] = [flagsScreen(supervisor.page), flagsScreen(second.page)]
  for (const flags of [first, late]) {
    await flags.show()
    await flags.only(say('flags:list.conflict'))
    await flags.open(name)
  }
  await late.choose('take')
  await late.words.fill('Trưởng thôn nói vậy')
  await first.choose('write')
  await first.bar.getByLabel(say('collect:units.fatherName')).fill('PHAN VĂN MƯỜI MỘT')
  await first.words.fill('Đã xem giấy khai sinh')
  await first.settleButton.click()
  await expect(first.line(name)).toHaveCount(0)
  // the next one opens by itself, with the cursor where the keys work
  await expect(first.record).toContainText(other)
  await expect(first.line(other)).toHaveAttribute('aria-current', /page|true/)
  await late.settleButton.click()

  await expect(late.changed).toBeVisible()
  await expect(late.presentValues('fatherName')).toHaveText([
    'PHAN VĂN CHÍN',
    'PHAN VĂN MƯỜI MỘT',
    'PHAN VĂN MƯỜI',
  ])
  await expect(late.bar.or(late.record)).toContainText(['Giám sát thử nghiệm Bình Thuận'])
  await late.choose('take')
  await expect(late.words).toHaveValue('Trưởng thôn nói vậy')
  const { rows } = await centre.database.query('select father_name from resident where name = $1', [name])
  expect(rows).toEqual([{ father_name: 'PHAN VĂN MƯỜI MỘT' }])
})
