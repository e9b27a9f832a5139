/** Biến động: what happens to a household and its residents. Codes are ours; the events are those of civil status and residence. */
export const eventKinds = [
  { code: 'birth', vi: 'Sinh', en: 'Birth' },
  { code: 'death', vi: 'Chết', en: 'Death' },
  { code: 'missing', vi: 'Tòa án tuyên bố mất tích', en: 'Declared missing' },
  { code: 'marriage', vi: 'Kết hôn', en: 'Marriage' },
  { code: 'divorce', vi: 'Ly hôn', en: 'Divorce' },
  { code: 'move-in', vi: 'Chuyển đến', en: 'Move in' },
  { code: 'move-out', vi: 'Chuyển đi', en: 'Move out' },
  { code: 'split', vi: 'Tách hộ', en: 'Household split' },
  { code: 'merge', vi: 'Nhập hộ', en: 'Household merge' },
  { code: 'change-of-head', vi: 'Thay đổi chủ hộ', en: 'Change of head' },
  { code: 'temporary', vi: 'Đăng ký tạm trú', en: 'Temporary registration' },
  { code: 'absence', vi: 'Khai báo tạm vắng', en: 'Absence declared' },
  {
    code: 'adoption',
    vi: 'Nhận con nuôi; nhận cha, mẹ, con',
    en: 'Adoption, or recognition of a parent or child',
  },
  { code: 'correction', vi: 'Cải chính hộ tịch', en: 'Civil-status correction' },
  { code: 'emigration', vi: 'Ra nước ngoài định cư', en: 'Emigration' },
  { code: 'service', vi: 'Nhập ngũ, chấp hành án', en: 'Military service or prison' },
] as const
export type EventKind = (typeof eventKinds)[number]['code']
export const eventKindCodes: readonly EventKind[] = eventKinds.map(({ code }) => code)
