/** The desks: the same app, online, without a vault. Nothing of a resident stays on this computer when it is closed. */
import { MantineThemeProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import collect from '../../locales/vi/collect.json'
import desk from '../../locales/vi/desk.json'
import faults from '../../locales/vi/faults.json'
import { addTexts } from '../i18n.ts'
import { UpdateOffer } from '../update-offer.tsx'
import type { Updates } from '../updates.ts'
import './desk.css'
import { makeDeskQueries } from './desk-queries.ts'
import { deskTheme } from './desk-theme.ts'
import { SessionGate } from './session-gate.tsx'
import { useTyped } from './use-typed.ts'

addTexts('collect', collect)
addTexts('desk', desk)
addTexts('faults', faults)

export function DeskApp({ updates }: { updates: Updates }) {
  const [queries] = useState(makeDeskQueries)
  const typed = useTyped()
  return (
    <MantineThemeProvider theme={deskTheme} inherit>
      <QueryClientProvider client={queries}>
        <UpdateOffer updates={updates} inForm={typed} />
        <SessionGate />
      </QueryClientProvider>
    </MantineThemeProvider>
  )
}
