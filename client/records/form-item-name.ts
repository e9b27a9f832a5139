/** An item of form DC01 as it is called, with its number where the paper has one. */
import { useTranslation } from 'react-i18next'
import type { FormItem } from '#shared/forms/form-items.ts'

export function useItemName(): (item: FormItem) => string {
  const { t } = useTranslation('sign')
  return ({ part, number, key }) => {
    const name = t(`items.${key}`)
    return part === 'contents' ? `${number}. ${name}` : name
  }
}
