/** Why a resident is no longer in the household. Codes are ours. */
export const leavingCodes = ['moved', 'died', 'missing', 'abroad', 'other'] as const
export type Leaving = (typeof leavingCodes)[number]
export const leavingNames: Record<Leaving, { vi: string; en: string }> = {
  moved: { vi: 'Chuyển đi nơi khác', en: 'Moved away' },
  died: { vi: 'Đã chết', en: 'Died' },
  missing: { vi: 'Mất tích, không rõ nơi đi', en: 'Missing, whereabouts unknown' },
  abroad: { vi: 'Ra nước ngoài định cư', en: 'Settled abroad' },
  other: { vi: 'Lý do khác', en: 'Other reason' },
}
