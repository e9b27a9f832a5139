/** One person's work at the desks: their router, and nothing that is left of the person before. */
import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import type { Account } from '#shared/api/accounts.ts'
import { forgetWork } from './desk-queries.ts'
import { makeDeskRouter } from './desk-router.tsx'

export function DeskWork({ account, onLeave }: { account: Account; onLeave: () => void }) {
  const client = useQueryClient()
  const [router] = useState(() => {
    forgetWork(client)
    return makeDeskRouter({ account, onLeave })
  })
  return <RouterProvider router={router} context={{ account, onLeave }} />
}
