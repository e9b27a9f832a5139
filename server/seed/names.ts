/** Synthetic names by ethnic group, in the southern forms that are usual in Bình Thuận. Given in capitals, as the form wants them. */
import type { EthnicGroup } from '#shared/codes/ethnic-groups.ts'
import type { Sex } from '#shared/codes/sex.ts'
import { tidyName } from '#shared/text/name.ts'
import type { Random } from './random.ts'

type Weighted = readonly (readonly [string, number])[]

/** `Nguyễn 38.4, Trần 11, Lê` → words with their weights; 1 where none is given. */
const weighted = (text: string): Weighted =>
  text.split(', ').map((entry) => {
    const match = /^(.*?)(?: ([\d.]+))?$/.exec(entry)
    return [match?.[1] ?? entry, Number(match?.[2] ?? 1)]
  })

const kinhSurnames = weighted(
  'Nguyễn 38.4, Trần 11, Lê 9.5, Phạm 7.1, Huỳnh 3.6, Hoàng 1.5, Phan 4.5, Võ 3, Vũ 0.9, Đặng 2.1, Bùi 2, Đỗ 1.4, ' +
    'Hồ 1.3, Ngô 1.3, Dương 1, Lý 0.5, Đinh 0.9, Đoàn 0.8, Trương 1.6, Lâm 0.7, Mai 0.7, Đào 0.6, Cao 0.6, Tạ 0.4, ' +
    'Hà 0.5, Lương 0.5, Thái 0.4, Châu 0.3, Tống 0.2, Văn 0.2, Kiều 0.2',
)
const tayNungSurnames = weighted('Nông, Hoàng, Lý, Lương, Triệu, Vi, Hà, Ma, Đàm, Bế, Lục, Chu')

const surnamesByGroup: Partial<Record<EthnicGroup, Weighted>> = {
  cham: weighted(
    'Thông, Bá, Đàng, Lư, Qua, Mang, Thổ, Xích, Ức, Tài, Nguyễn, Kiều, Lâm, Dụng, Não, Đổng, Báo, Hán, Quảng, Thiên',
  ),
  'ra-glai': weighted('Mang 3, Chamaléa 2, Katơr 2, Pi Năng, Pupur, Nguyễn, Trần, Bo Bo, Cao, Tro'),
  hoa: weighted('Trần, Lý, Lâm, Huỳnh, Vương, Quách, Ngô, Trịnh, Tô, Mã, Lương, Lưu'),
  tay: tayNungSurnames,
  nung: tayNungSurnames,
  'cho-ro': weighted('Điểu, Văn, Nguyễn, Đào, Dương'),
  muong: weighted('Bùi, Đinh, Quách, Hà, Bạch'),
}

const middles: Record<Sex, Weighted> = {
  '1': weighted(
    'Văn 30, Hữu 6, Đức 6, Minh 6, Công 5, Quốc 5, Ngọc 5, Thanh 5, Xuân 4, Đình 4, Hoàng 4, Anh 3, Quang 4, Tấn 4, ' +
      'Thành 3, Gia 3, Nhật 2, Trọng 2, Bá 2, Viết',
  ),
  '2': weighted(
    'Thị 55, Ngọc 8, Thanh 5, Kim 5, Minh 4, Phương 3, Thùy 3, Mỹ 3, Hồng 3, Bích 2, Xuân 2, Hoài 2, Quỳnh 2, Khánh 2, ' +
      'Bảo 2, Gia, Như 2, Thu 3',
  ),
}
const givens: Record<Sex, readonly string[]> = {
  '1': (
    'Hùng Dũng Tuấn Hải Long Sơn Thành Minh Nam Phong Quang Huy Khoa Đạt Phúc Tâm Thắng Trung Tài Bình Cường Đức Hiếu ' +
    'Khánh Lâm Lộc Nghĩa Nhân Phát Quân Tiến Toàn Trí Tú Việt Vinh Vũ Thịnh Sáu Bảy Út Hòa Thuận An Bảo Khang Kiệt'
  ).split(' '),
  '2': (
    'Hoa Lan Hương Mai Hồng Thảo Trang Linh Ngân Nga Hạnh Hiền Hà Thu Thủy Yến Loan Phượng Oanh Tuyết Xuân Vân Nhung My ' +
    'Trâm Trinh Vy Ngọc Diễm Châu Hằng Lệ Liên Nguyệt Quyên Thúy Anh Uyên Như Bé Gái Sáu Hòa Duyên Đào Cúc Sương'
  ).split(' '),
}
const raGlaiGivens: Record<Sex, readonly string[]> = {
  '1': 'Tới Hiếu Nghiệp Điệp Sính Thông Khoái Đá Tiến Hùng Lành Gỗ'.split(' '),
  '2': 'Hốn Đào Thìn Lượm Sen Xuân Nhớ Điệp Mận Hiệp Thúy Rem'.split(' '),
}
const coHoGivens: Record<Sex, readonly string[]> = {
  '1': 'Brin,Brèo,Tiên,Văn Đẻo,Bốp,Hùng,Văn Sĩ,Kranh,Tem,Lịch,Sôn'.split(','),
  '2': 'Thiềm,Hằng,Út,Brẹo,Thị Duyên,Nhim,Thị Sen,Hoa,Rim,Thị Mai,Đẹp'.split(','),
}

/** A man and a woman of the Cơ-ho have no surname in common: men are K', women Ka. */
const coHoSurname = (sex: Sex): string => (sex === '1' ? "K'" : 'Ka')

export function drawSurname(random: Random, group: EthnicGroup): string {
  return tidyName(random.weigh(surnamesByGroup[group] ?? kinhSurnames))
}

/** A whole name; the surname is the family's, but where the group has none. */
export function drawName(
  random: Random,
  { group, sex, surname }: { group: EthnicGroup; sex: Sex; surname: string },
): string {
  if (group === 'co-ho') return tidyName(`${coHoSurname(sex)} ${random.pick(coHoGivens[sex])}`)
  if (group === 'ra-glai') {
    const middle = random.chance(0.7) ? [sex === '1' ? 'Văn' : 'Thị'] : []
    return tidyName([surname, ...middle, random.pick(raGlaiGivens[sex])].join(' '))
  }
  const middle = random.chance(0.96) ? [random.weigh(middles[sex])] : []
  const double =
    sex === '2' && random.chance(0.12)
      ? [random.pick(givens[sex].filter((word) => !middle.includes(word)))]
      : []
  const given = random.pick(givens[sex].filter((word) => !middle.includes(word) && !double.includes(word)))
  return tidyName([surname, ...middle, ...double, given].join(' '))
}
