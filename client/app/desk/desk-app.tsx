/** The desks: the same app, online, without a vault. Nothing of a resident stays on this computer when it is closed. */
import { MantineThemeProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import collect from '../../locales/vi/collect.json'
import desk from '../../locales/vi/desk.json'
import faults from '../../locales/vi/faults.json'
import { addTexts } from '../i18n.ts'
import type { Updates } from '../updates.ts'
import './desk.css'
import { makeDeskQueries } from './desk-queries.ts'
import { deskTheme } from './desk-theme.ts'
import { DeskUpdateOffer } from './desk-update-offer.tsx'
import { SessionGate } from './session-gate.tsx'

addTexts('collect', collect)
addTexts('desk', desk)
addTexts('faults', faults)

export function DeskApp({ updates }: { updates: Updates }) {
  const [queries] = useState(makeDeskQueries)
  return (
    <MantineThemeProvider theme={deskTheme} inherit>
      <QueryClientProvider client={queries}>
        <DeskUpdateOffer updates={updates} />
        <SessionGate />
      </QueryClientProvider>
    </MantineThemeProvider>
  )
}
