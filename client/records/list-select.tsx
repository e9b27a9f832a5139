/** A list to choose from. Drawn again only when what it shows changes: a form has a dozen, and a key changes one field. */
import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStable } from '#client/ui/use-stable.ts'
import { findFitting } from './fits-search.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  /** Other names by which it is found. */
  readonly aliases?: readonly string[]
}

const isItem = (option: unknown): option is ComboboxItem & { aliases?: readonly string[] } =>
  typeof option === 'object' && option !== null && 'value' in option

const findWithoutTones: OptionsFilter = ({ options, search }) =>
  findFitting(options, (option) => (isItem(option) ? [option.label, ...(option.aliases ?? [])] : []), search)

interface ListSelectProps {
  readonly label?: string
  readonly ariaLabel?: string
  readonly placeholder: string
  readonly error?: string | undefined
  /** The same array until the choices change. */
  readonly choices: readonly Choice[]
  /** One that is not in the list, of another version or written before there was one, is shown as it is, and stays. */
  readonly value: string | null
  readonly disabled?: boolean
  /** Whether nothing may be chosen; yes, where nothing else is said. */
  readonly clearable?: boolean
  readonly onChoose: (code: string | null) => void
}

export function ListSelect({ onChoose, ...shown }: ListSelectProps) {
  return <DrawnSelect {...shown} onChoose={useStable(onChoose)} />
}

const withValue = (choices: readonly Choice[], value: string | null): readonly Choice[] =>
  value === null || choices.some((choice) => choice.value === value)
    ? choices
    : [...choices, { value, label: value }]

/** The options exist only while they are open. */
const whileOpen = { keepMounted: false }

const DrawnSelect = memo(function DrawnSelect({ ariaLabel, choices, onChoose, ...shown }: ListSelectProps) {
  const { t } = useTranslation('collect')
  return (
    <Select
      clearable
      {...shown}
      {...(ariaLabel === undefined ? {} : { 'aria-label': ariaLabel })}
      data={withValue(choices, shown.value).map((choice) => ({ ...choice }))}
      onChange={onChoose}
      filter={findWithoutTones}
      nothingFoundMessage={t('form.nothingFound')}
      comboboxProps={whileOpen}
      searchable
      // what is typed and Enter: no arrow is needed for the one that is meant
      selectFirstOptionOnChange
      allowDeselect={false}
      clearButtonProps={{ 'aria-label': t('form.clear') }}
      maxDropdownHeight={320}
      autoComplete="off"
    />
  )
})
