/** Nhóm máu, the newer list of the population database's data sharing. Code 00, "no information", is `null` with us. */
export const bloodTypes = [
  { code: '01', vi: 'A', en: 'A' },
  { code: '02', vi: 'B', en: 'B' },
  { code: '03', vi: 'AB', en: 'AB' },
  { code: '04', vi: 'O', en: 'O' },
  { code: '05', vi: 'Khác', en: 'Other' },
] as const
export type BloodType = (typeof bloodTypes)[number]['code']
export const bloodTypeCodes: readonly BloodType[] = bloodTypes.map(({ code }) => code)
