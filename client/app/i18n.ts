/** Vietnamese is part of the app; English comes when it is asked for. Every text that a person reads is in a catalogue. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { getPreferences, subscribePreferences } from '#client/ui/preferences.ts'
import problems from '../locales/vi/problems.json'
import shell from '../locales/vi/shell.json'
import states from '../locales/vi/states.json'

/** The texts of a part that comes later than the lock screen. */
export const addTexts = (part: string, texts: object): unknown => i18next.addResourceBundle('vi', part, texts)

async function speak(language: 'vi' | 'en'): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'shell')) {
    const { english } = await import('./english.ts')
    for (const [part, texts] of Object.entries(english)) i18next.addResourceBundle('en', part, texts)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'vi',
    fallbackLng: 'vi',
    ns: [
      'shell',
      'states',
      'problems',
      'faults',
      'collect',
      'events',
      'sign',
      'desk',
      'flags',
      'administration',
      'tour',
    ],
    defaultNS: 'shell',
    resources: { vi: { shell, states, problems } },
    interpolation: { escapeValue: false },
  })
  subscribePreferences(() => void speak(getPreferences().language))
  if (getPreferences().language !== 'vi') await speak(getPreferences().language)
}
