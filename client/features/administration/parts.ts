/** The parts of this desk and their addresses. */
export const parts = [
  { part: 'tai-khoan', name: 'administration:parts.accounts' },
  { part: 'may', name: 'administration:parts.devices' },
  { part: 'dia-ban', name: 'administration:parts.areas' },
  { part: 'khoa', name: 'administration:parts.recovery' },
  { part: 'quy-tac', name: 'administration:parts.rules' },
  { part: 'nhat-ky', name: 'administration:parts.audit' },
] as const
export type Part = (typeof parts)[number]['part']

export const partPath = (part: Part) => `/quan-tri/${part}` as const

/** `undefined` for an address that nothing lies at. */
export function findPart(text: string | undefined): (typeof parts)[number] | undefined {
  return parts.find(({ part }) => part === (text ?? parts[0].part))
}
