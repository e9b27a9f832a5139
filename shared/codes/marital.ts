/** Tình trạng hôn nhân, list of the population database's data sharing. Code 0, "no information", is `null` with us. */
export const maritalCodes = ['1', '2', '3'] as const
export type Marital = (typeof maritalCodes)[number]
export const maritalNames: Record<Marital, { vi: string; en: string }> = {
  '1': { vi: 'Chưa kết hôn', en: 'Never married' },
  '2': { vi: 'Đang có vợ/chồng', en: 'Married' },
  '3': { vi: 'Đã ly hôn hoặc góa', en: 'Divorced or widowed' },
}
