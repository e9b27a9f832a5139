import { Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { communesOf, type NamedCommune } from './communes-of.ts'

interface CommuneFilterProps {
  /** Of whatever is listed, each as often as it comes. */
  readonly communes: readonly NamedCommune[]
  readonly chosen: string | undefined
  readonly onChoose: (code: string | undefined) => void
}

/** Which commune's rows a list shows; found by typing. */
export function CommuneFilter({ communes, chosen, onChoose }: CommuneFilterProps) {
  const { t } = useTranslation('desk')
  const choices = useMemo(
    () => communesOf(communes).map(({ code, name }) => ({ value: code, label: name })),
    [communes],
  )
  return (
    <Select
      aria-label={t('communes.label')}
      placeholder={t('communes.all')}
      data={choices}
      value={chosen ?? null}
      limit={100}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('communes.all') }}
      nothingFoundMessage={t('communes.none')}
      onChange={(code) => onChoose(code ?? undefined)}
    />
  )
}
