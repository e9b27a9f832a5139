/** `j` and `k` go from row to row, `/` goes to the search; Enter on a row is its button's own. */
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '#client/ui/keys.ts'

export interface TableKeys {
  readonly focusKey: string | undefined
  readonly onFocused: (key: string) => void
}

export function useTableKeys(keys: readonly string[], search: RefObject<HTMLInputElement | null>): TableKeys {
  const { t } = useTranslation('desk')
  const [focusKey, setFocusKey] = useState<string>()
  const move = (step: 1 | -1) => {
    const at = focusKey === undefined ? -1 : keys.indexOf(focusKey)
    setFocusKey((at < 0 ? keys[0] : keys[at + step]) ?? focusKey)
  }
  useKeys([
    { key: '/', text: t('keys.search'), act: () => search.current?.focus() },
    { key: 'j', text: t('keys.down'), act: () => move(1) },
    { key: 'k', text: t('keys.up'), act: () => move(-1) },
  ])
  return { focusKey, onFocused: setFocusKey }
}
