/**
 * Tôn giáo: the 16 religions in the order of the Government Committee for Religious Affairs and of the census of 2019, with
 * none and other. Records store the slug; `code` is the place in that order.
 */
export const religions = [
  { slug: 'khong', code: '00', vi: 'Không', en: 'None', aliases: ['Lương'] },
  { slug: 'phat-giao', code: '01', vi: 'Phật giáo', en: 'Buddhism', aliases: ['Đạo Phật'] },
  {
    slug: 'cong-giao',
    code: '02',
    vi: 'Công giáo',
    en: 'Catholicism',
    aliases: ['Thiên Chúa giáo', 'Đạo Chúa'],
  },
  { slug: 'tin-lanh', code: '03', vi: 'Tin Lành', en: 'Protestantism', aliases: ['Tin Mừng'] },
  { slug: 'cao-dai', code: '04', vi: 'Cao Đài', en: 'Caodaism', aliases: [] },
  {
    slug: 'phat-giao-hoa-hao',
    code: '05',
    vi: 'Phật giáo Hòa Hảo',
    en: 'Hoa Hao Buddhism',
    aliases: ['Hòa Hảo'],
  },
  { slug: 'hoi-giao', code: '06', vi: 'Hồi giáo', en: 'Islam', aliases: ['Chăm Bà-ni', 'Bani', 'Islam'] },
  { slug: 'bahai', code: '07', vi: "Tôn giáo Baha'i", en: "Baha'i Faith", aliases: ['Bahai'] },
  {
    slug: 'tinh-do-cu-si',
    code: '08',
    vi: 'Tịnh độ Cư sĩ Phật hội Việt Nam',
    en: 'Pure Land Buddhist Home Practice',
    aliases: [],
  },
  { slug: 'co-doc-phuc-lam', code: '09', vi: 'Cơ đốc Phục lâm', en: 'Seventh-day Adventist', aliases: [] },
  {
    slug: 'tu-an-hieu-nghia',
    code: '10',
    vi: 'Phật giáo Tứ Ân Hiếu Nghĩa',
    en: 'Four Debts of Gratitude',
    aliases: [],
  },
  { slug: 'minh-su', code: '11', vi: 'Minh Sư đạo', en: 'Minh Su Religion', aliases: [] },
  { slug: 'minh-ly', code: '12', vi: 'Minh Lý đạo - Tam Tông Miếu', en: 'Minh Ly Religion', aliases: [] },
  {
    slug: 'ba-la-mon',
    code: '13',
    vi: 'Bà-la-môn giáo',
    en: 'Cham Brahmanism',
    aliases: ['Chăm Bà-la-môn', 'Bà Chăm', 'Ấn Độ giáo'],
  },
  { slug: 'mac-mon', code: '14', vi: 'Mặc môn', en: 'Latter-day Saints', aliases: ['Mormon'] },
  {
    slug: 'hieu-nghia-ta-lon',
    code: '15',
    vi: 'Phật giáo Hiếu Nghĩa Tà Lơn',
    en: 'Hieu Nghia Ta Lon Buddhism',
    aliases: [],
  },
  { slug: 'buu-son-ky-huong', code: '16', vi: 'Bửu Sơn Kỳ Hương', en: 'Buu Son Ky Huong', aliases: [] },
  { slug: 'khac', code: '99', vi: 'Tôn giáo khác', en: 'Another religion', aliases: [] },
] as const
export type Religion = (typeof religions)[number]['slug']
export const religionSlugs: readonly Religion[] = religions.map((religion) => religion.slug)
