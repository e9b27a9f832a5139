/** Giới tính, QCVN 109:2017/BTTTT. Code 0, "no information", is `null` with us. */
export const sexCodes = ['1', '2'] as const
export type Sex = (typeof sexCodes)[number]
export const sexNames: Record<Sex, { vi: string; en: string }> = {
  '1': { vi: 'Nam', en: 'Male' },
  '2': { vi: 'Nữ', en: 'Female' },
}
