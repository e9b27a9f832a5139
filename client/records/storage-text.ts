/** What a tablet says of its storage, for the desks: nothing where all is as it should be. */
import { useTranslation } from 'react-i18next'
import { timeText } from '#client/ui/time-text.ts'
import type { Storage } from '#shared/sync/batch.ts'
import { countText } from '#shared/text/number-text.ts'

export function useStorageText(): (storage: Storage | null) => string | undefined {
  const { t } = useTranslation('desk')
  return (storage) => {
    if (storage === null) return undefined
    const { journal, restored } = storage
    const words = journal === 'missing' ? [t('storage.missing')] : []
    if (restored !== undefined) {
      const { at, saves, waiting, unreadable } = restored
      const counts = { count: saves, text: countText(saves), waiting: countText(waiting) }
      words.push(t('storage.restored', { ...counts, at: timeText(at) }))
      if (unreadable > 0)
        words.push(t('storage.unreadable', { count: unreadable, text: countText(unreadable) }))
    }
    return words.join(' ')
  }
}
