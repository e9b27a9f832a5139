/** The only place that constructs real things. */
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { isDeskAddress } from './app/desk-address.ts'
import { startI18n } from './app/i18n.ts'
import { startLooks } from './app/looks.ts'
import { startStyles } from './app/styles.ts'
import { startUpdates } from './app/updates.ts'
import { browserPorts } from './tablet/browser-ports.ts'
import { createTablet } from './tablet/create-tablet.ts'
import { appVersion } from './ui/app-version.ts'
import { keepInstallOffer } from './ui/install-prompt.ts'

keepInstallOffer()
startLooks()
await Promise.all([startI18n(), startStyles()])
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
const tablet = isDeskAddress(location.pathname) ? null : createTablet(browserPorts({ appVersion }))
createRoot(root).render(<App tablet={tablet} updates={startUpdates()} />)
