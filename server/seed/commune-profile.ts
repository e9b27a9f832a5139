/** What a synthetic commune is like: its hamlets, its streets, the ethnic groups that live in it. All made up. */
import type { EthnicGroup } from '#shared/codes/ethnic-groups.ts'
import type { Random } from './random.ts'

export interface CommuneProfile {
  readonly code: string
  readonly hamlets: readonly string[]
  /** Empty in the countryside, where houses are known by group and house. */
  readonly streets: readonly string[]
  readonly groups: readonly (readonly [EthnicGroup, number])[]
}

/** The province as a whole, in the order of its groups. */
const provinceGroups: CommuneProfile['groups'] = [
  ['kinh', 92.8],
  ['cham', 2.9],
  ['ra-glai', 1.3],
  ['hoa', 0.9],
  ['co-ho', 1],
  ['tay', 0.5],
  ['cho-ro', 0.2],
  ['nung', 0.3],
  ['muong', 0.1],
]
const groupsByCommune: Readonly<Record<string, CommuneProfile['groups']>> = {
  '22915': [
    ['kinh', 97.6],
    ['hoa', 1.2],
    ['cham', 0.8],
    ['tay', 0.2],
    ['nung', 0.2],
  ],
  '23074': [
    ['co-ho', 62],
    ['kinh', 24],
    ['ra-glai', 13],
    ['tay', 1],
  ],
  '22891': [
    ['cham', 66],
    ['kinh', 31],
    ['ra-glai', 3],
  ],
}
const streetNames = [
  'Huỳnh Thúc Kháng',
  'Nguyễn Đình Chiểu',
  'Hồ Xuân Hương',
  'Xuân Thủy',
  'Chế Lan Viên',
  'Nguyễn Minh Châu',
  'Hồ Quang Cảnh',
  'Bà Huyện Thanh Quan',
  'Trần Bình Trọng',
  'Phan Bội Châu',
  'Lê Lợi',
  'Trần Hưng Đạo',
] as const

export function isUrban(communeName: string): boolean {
  return !communeName.startsWith('Xã')
}

/** Khu phố in wards and townships, thôn in the countryside; one for some 170 households. */
export function hamletsOf(communeName: string, households: number): readonly string[] {
  const count = Math.min(24, Math.max(3, Math.round(households / 170)))
  const kind = isUrban(communeName) ? 'Khu phố' : 'Thôn'
  return Array.from({ length: count }, (_, index) => `${kind} ${index + 1}`)
}

export function profileOf(
  commune: { code: string; name: string },
  hamlets: readonly string[],
): CommuneProfile {
  return {
    code: commune.code,
    hamlets,
    streets: isUrban(commune.name) ? streetNames : [],
    groups: groupsByCommune[commune.code] ?? provinceGroups,
  }
}

export function drawAddress(
  random: Random,
  profile: CommuneProfile,
): { street: string | null; house: string } {
  if (profile.streets.length === 0) return { street: null, house: `Tổ ${random.between(1, 12)}` }
  const alley = random.chance(0.3) ? `/${random.between(1, 40)}` : ''
  return { street: random.pick(profile.streets), house: `${random.between(1, 420)}${alley}` }
}
