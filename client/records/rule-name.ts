import { useTranslation } from 'react-i18next'
import { isCheckCode } from '#shared/checks/check-list.ts'

/** The short name of a rule; its code where this app does not know it. */
export function useFlagRuleName() {
  const { t } = useTranslation('flags')
  return (rule: string): string => (isCheckCode(rule) ? t(`rules.${rule}`) : rule)
}
