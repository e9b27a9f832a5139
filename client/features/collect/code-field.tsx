import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fold } from '#shared/text/fold.ts'
import { FieldPlace, type FieldProps, useFieldWords } from './field.tsx'
import { unitOf } from './record-form.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  /** Other names by which it is found. */
  readonly aliases?: readonly string[]
}

const isItem = (option: unknown): option is ComboboxItem & { aliases?: readonly string[] } =>
  typeof option === 'object' && option !== null && 'value' in option

/** Any part of a word, without tones. */
export const findWithoutTones: OptionsFilter = ({ options, search }) => {
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '')
  return options.filter((option) => {
    if (!isItem(option)) return true
    const names = fold([option.label, ...(option.aliases ?? [])].join(' '))
    return words.every((word) => names.includes(word))
  })
}

interface CodeFieldProps extends FieldProps {
  /** The most common of the commune first. */
  readonly choices: readonly Choice[]
}

/** A code of a longer list. A code that this version does not know is shown as it is, and stays. */
export function CodeField({ handle, unit, choices }: CodeFieldProps) {
  const { t } = useTranslation('collect')
  const { error } = useFieldWords({ handle, unit })
  const value = unitOf(handle.state, unit)
  const code = typeof value === 'string' ? value : null
  const unknown =
    code !== null && !choices.some((choice) => choice.value === code) ? [{ value: code, label: code }] : []
  return (
    <FieldPlace handle={handle} unit={unit}>
      <Select
        label={t(`units.${unit}`)}
        placeholder={t('form.choose')}
        error={error}
        data={[...choices, ...unknown].map((choice) => ({ ...choice }))}
        value={code}
        onChange={(chosen) => handle.fill(unit, chosen ?? '')}
        filter={findWithoutTones}
        nothingFoundMessage={t('form.nothingFound')}
        searchable
        allowDeselect={false}
        clearable
        clearButtonProps={{ 'aria-label': t('form.clear') }}
        maxDropdownHeight={320}
        autoComplete="off"
      />
    </FieldPlace>
  )
}
