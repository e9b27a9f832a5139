/** What a person typed to change their own password, and what of it does not do yet. */

import type { z } from 'zod'
import { type ownPasswordSchema, shortestPassword } from '#shared/api/accounts.ts'

export interface OwnPassword extends z.infer<typeof ownPasswordSchema> {
  /** The new one once more: who mistypes it is locked out. */
  readonly again: string
}

export const noPassword: OwnPassword = { current: '', wanted: '', again: '' }

export type PasswordFault = 'missing' | 'short' | 'same' | 'differs'

export function faultsOf({
  current,
  wanted,
  again,
}: OwnPassword): Partial<Record<keyof OwnPassword, PasswordFault>> {
  return {
    ...(current === '' ? { current: 'missing' } : {}),
    ...(wanted.length < shortestPassword
      ? { wanted: 'short' }
      : wanted === current
        ? { wanted: 'same' }
        : {}),
    ...(again === wanted ? {} : { again: 'differs' }),
  }
}
