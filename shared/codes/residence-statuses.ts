/** How somebody resides where they are: terms of the Law on Residence of 2020 (68/2020/QH14), codes are ours. */
export const residenceStatuses = [
  { code: 'TT', vi: 'Thường trú', en: 'Permanent resident' },
  { code: 'TR', vi: 'Tạm trú', en: 'Temporary resident' },
  { code: 'LT', vi: 'Lưu trú (dưới 30 ngày)', en: 'Short stay, under 30 days' },
  { code: 'TV', vi: 'Tạm vắng, đã khai báo', en: 'Absent, declared' },
  {
    code: 'KDK',
    vi: 'Đã khai báo nơi ở, chưa đủ điều kiện đăng ký',
    en: 'Residence declared, cannot register yet',
  },
  {
    code: 'DKTT',
    vi: 'Thường trú nơi khác, chưa đăng ký tạm trú ở đây',
    en: 'Registered elsewhere, not registered here yet',
  },
  { code: 'VMKR', vi: 'Vắng mặt, không rõ nơi đi', en: 'Absent, whereabouts unknown' },
  { code: 'XDK', vi: 'Đã xóa đăng ký thường trú', en: 'Permanent registration deleted' },
  { code: 'NN', vi: 'Đang ở nước ngoài', en: 'Abroad' },
] as const
export type ResidenceStatus = (typeof residenceStatuses)[number]['code']
export const residenceStatusCodes: readonly ResidenceStatus[] = residenceStatuses.map(({ code }) => code)
