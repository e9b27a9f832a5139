import { useTranslation } from 'react-i18next'
import { BackLink } from '#client/ui/back-link.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'

export const BackToHousehold = ({ household, list = false }: { household: string; list?: boolean }) => (
  <BackLink to={list ? `/ho/${household}/bien-dong` : `/ho/${household}`} />
)

/** Not on the tablet, or closed: nothing can happen in it. */
export function NoHousehold({ household }: { household: string }) {
  const { t } = useTranslation('events')
  return (
    <EmptyState title={t('noneTitle')} text={t('noneText')}>
      <BackToHousehold household={household} />
    </EmptyState>
  )
}
