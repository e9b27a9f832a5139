/**
 * Why somebody is away for a time. `clause` is the case of article 31.1 of the Law on Residence of 2020 that the reason
 * falls under, where it names one; codes are ours.
 */
export const absenceReasons = [
  { code: 'work', clause: 'd', vi: 'Đi làm ăn xa', en: 'Works elsewhere' },
  { code: 'study', clause: 'd', vi: 'Đi học xa', en: 'Studies elsewhere' },
  { code: 'treatment', clause: 'd', vi: 'Đi chữa bệnh', en: 'Under treatment elsewhere' },
  { code: 'abroad', clause: 'd', vi: 'Ra nước ngoài có thời hạn', en: 'Abroad for a time' },
  {
    code: 'conscript',
    clause: 'c',
    vi: 'Trong độ tuổi nghĩa vụ quân sự, đi khỏi huyện từ 3 tháng',
    en: 'Of conscription age, outside the district for 3 months or more',
  },
  { code: 'service', clause: null, vi: 'Đang tại ngũ', en: 'In military or police service' },
  { code: 'prison', clause: null, vi: 'Đang chấp hành án phạt tù', en: 'Serving a prison sentence' },
  {
    code: 'bail',
    clause: 'a',
    vi: 'Bị can, bị cáo tại ngoại; án treo, hoãn hoặc tạm đình chỉ thi hành án',
    en: 'On bail, or a sentence suspended or deferred',
  },
  {
    code: 'measure',
    clause: 'b',
    vi: 'Đang chịu biện pháp giáo dục, cai nghiện hoặc quản chế',
    en: 'Under a measure of education, rehabilitation or supervision',
  },
  { code: 'other', clause: 'd', vi: 'Lý do khác', en: 'Another reason' },
] as const
export type AbsenceReason = (typeof absenceReasons)[number]['code']
export const absenceReasonCodes: readonly AbsenceReason[] = absenceReasons.map(({ code }) => code)
