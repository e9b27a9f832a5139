/** Who asks: an account with its role and the areas that it is bound to. */
export const roles = ['officer', 'district', 'supervisor', 'administrator'] as const
export type Role = (typeof roles)[number]

export interface Area {
  readonly level: 'country' | 'province' | 'district' | 'commune'
  readonly code: string
}

export interface Actor {
  readonly account: string
  readonly username: string
  readonly role: Role
  readonly areas: readonly Area[]
  /** May approve forms in their areas, as the chief of a commune's police does. */
  readonly approves?: boolean
}
