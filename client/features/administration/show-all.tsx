import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** The way on where a search or a filter finds nothing. */
export function ShowAll({ onShow }: { onShow: () => void }) {
  const { t } = useTranslation('administration')
  return (
    <Button variant="default" onClick={onShow}>
      {t('showAll')}
    </Button>
  )
}
