/** Made-up people for the journeys, and the way an officer records them at a door. */
import type { Device } from './device.ts'
import { householdListScreen } from './screens/household-list-screen.ts'
import { type HouseholdInput, householdScreen } from './screens/household-screen.ts'
import { type ResidentInput, residentForm } from './screens/resident-form.ts'

export interface Family {
  readonly home: HouseholdInput
  /** The head first. */
  readonly members: readonly ResidentInput[]
}

export const familyOfFive: Family = {
  home: { hamlet: 'Khu phố 1', house: '27/5', street: 'Huỳnh Thúc Kháng', bookNumber: 'TN-NĂM-27' },
  members: [
    { name: 'TRƯƠNG QUỐC NGHĨA', birth: '14/8/1971', sex: 'Nam', relation: 'Chủ hộ', ethnicGroup: 'Kinh' },
    { name: 'ĐỖ THỊ NGỌC ẨN', birth: '2/11/1974', sex: 'Nữ', relation: 'Vợ', ethnicGroup: 'Kinh' },
    { name: 'TRƯƠNG QUỐC ĐẠT', birth: '1999', sex: 'Nam', relation: 'Con đẻ', ethnicGroup: 'Kinh' },
    { name: 'TRƯƠNG THỊ MỸ HẰNG', birth: '05/2004', sex: 'Nữ', relation: 'Con đẻ', ethnicGroup: 'Kinh' },
    { name: 'NGUYỄN THỊ TƯ', birth: '1948', sex: 'Nữ', relation: 'Mẹ đẻ', ethnicGroup: 'Kinh' },
  ],
}

/** A household with its head alone. */
export const familyOfOne = (name: string, house: string): Family => ({
  home: { house, street: 'Xuân Thủy' },
  members: [{ name, birth: '20/5/1980', sex: 'Nữ', relation: 'Chủ hộ', ethnicGroup: 'Kinh' }],
})

const member = (name: string, birth: string, [sex, relation]: [string, string]): ResidentInput => ({
  name,
  birth,
  sex,
  relation,
  ethnicGroup: 'Kinh',
})
/** Man, wife and son, by the family's name and a word of their own. */
export function familyOfThree(word: string, house: string, more: ResidentInput = {}): Family {
  return {
    home: { hamlet: 'Khu phố 1', house, street: 'Đường Biến Động', bookNumber: `BD-${house}` },
    members: [
      member(`ĐOÀN VĂN ${word}`, '1960', ['Nam', 'Chủ hộ']),
      member(`MAI THỊ ${word}`, '1962', ['Nữ', 'Vợ']),
      { ...member(`ĐOÀN ${word} CON`, '1985', ['Nam', 'Con đẻ']), ...more },
    ],
  }
}
export const headOf = (word: string) => `ĐOÀN VĂN ${word}`
export const wifeOf = (word: string) => `MAI THỊ ${word}`
export const sonOf = (word: string) => `ĐOÀN ${word} CON`

/** Ends at the household's screen. */
export async function recordFamily({ page }: Device, { home, members }: Family): Promise<void> {
  await householdListScreen(page).add()
  const household = householdScreen(page)
  await household.fill(home)
  await household.save()
  for (const member of members) {
    await household.addResident()
    await residentForm(page).fill(member)
    await residentForm(page).save()
  }
}

/** As an officer who comes to the door again. Ends at the household's screen. */
export async function rewrite({ page }: Device, name: string, input: ResidentInput): Promise<void> {
  await householdListScreen(page).open(name)
  await householdScreen(page).openMember(name)
  await residentForm(page).fill(input)
  await residentForm(page).save()
}

/** A woman who lives alone, of whom two officers write different things without a network. */
export interface Dispute {
  readonly name: string
  readonly house: string
  /** What arrives first, and stands. */
  readonly earlier: ResidentInput
  readonly later: ResidentInput
}

/** Ends with a conflict for each unit of each dispute. */
export async function quarrel(
  devices: { readonly earlier: Device; readonly later: Device },
  disputes: readonly Dispute[],
): Promise<void> {
  const sides = ['earlier', 'later'] as const
  for (const { name, house } of disputes) await recordFamily(devices.earlier, familyOfOne(name, house))
  for (const side of sides) await devices[side].sync()
  for (const side of sides) {
    await devices[side].goOffline()
    for (const dispute of disputes) await rewrite(devices[side], dispute.name, dispute[side])
  }
  for (const side of sides) {
    await devices[side].goOnline()
    await devices[side].sync()
  }
}
