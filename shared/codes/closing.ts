/** Why a household is no more; codes are ours. */
export const closings = [
  { code: 'merged', vi: 'Nhập vào hộ khác', en: 'Merged into another household' },
  { code: 'moved', vi: 'Cả hộ chuyển đi', en: 'The whole household moved away' },
  { code: 'died-out', vi: 'Không còn ai trong hộ', en: 'Nobody is left in it' },
] as const
export type Closing = (typeof closings)[number]['code']
export const closingCodes: readonly Closing[] = closings.map(({ code }) => code)
