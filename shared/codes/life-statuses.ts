/** Tình trạng sống, list of the population database's data sharing. Code 0, "no information", is `null` with us. */
export const lifeStatuses = [
  { code: '1', vi: 'Đang sống', en: 'Living' },
  { code: '2', vi: 'Đã chết', en: 'Dead' },
  { code: '3', vi: 'Mất tích', en: 'Missing' },
] as const
export type LifeStatus = (typeof lifeStatuses)[number]['code']
export const lifeStatusCodes: readonly LifeStatus[] = lifeStatuses.map(({ code }) => code)
