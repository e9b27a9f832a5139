/** Puts the preferences on the document: scheme, contrast, size. */
import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core'
import { getPreferences, subscribePreferences } from '#client/ui/preferences.ts'

const schemeOf = (): MantineColorScheme => (getPreferences().theme === 'dark' ? 'dark' : 'light')

function apply(): void {
  const { theme, largeType } = getPreferences()
  document.documentElement.toggleAttribute('data-contrast', theme === 'contrast')
  document.documentElement.toggleAttribute('data-large-type', largeType)
}

export function startLooks(): void {
  apply()
  subscribePreferences(apply)
}

/** The component library asks us, so that there is one place for the choice. */
export function schemeFromPreferences(): MantineColorSchemeManager {
  let leave = () => {}
  return {
    get: schemeOf,
    set: () => {},
    clear: () => {},
    subscribe: (onUpdate) => {
      leave = subscribePreferences(() => onUpdate(schemeOf()))
    },
    unsubscribe: () => leave(),
  }
}
