import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** What the browser's tab and its history call this screen. Never a person's name: browsers write titles to the disk. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${title} · ${t('appName')}`
  }, [t, title])
}
