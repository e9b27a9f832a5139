/** How the person who declared has signed form DC01; codes are ours. */
export const signings = [
  { code: 'signed', vi: 'Tự ký', en: 'Signed in person' },
  { code: 'witness', vi: 'Không ký được, có người làm chứng', en: 'Could not sign, before a witness' },
] as const
export type Signing = (typeof signings)[number]['code']
export const signingCodes: readonly Signing[] = signings.map(({ code }) => code)
