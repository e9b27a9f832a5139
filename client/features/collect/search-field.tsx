/** What the officer looks for. */
import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './household-list.module.css'

interface SearchFieldProps {
  readonly text: string
  readonly onText: (text: string) => void
}

export const SearchField = memo(function SearchField({ text, onText }: SearchFieldProps) {
  const { t } = useTranslation('collect')
  return (
    <TextInput
      type="search"
      className={classes.search}
      aria-label={t('list.search')}
      placeholder={t('list.searchHint')}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      leftSection={<IconSearch size="1.35rem" aria-hidden />}
      rightSection={
        // there before it is wanted: the first key has a list to draw
        <ActionIcon
          aria-label={t('list.clear')}
          onClick={() => onText('')}
          style={{ visibility: text === '' ? 'hidden' : 'visible' }}
        >
          <IconX size="1.35rem" aria-hidden />
        </ActionIcon>
      }
      rightSectionWidth={text === '' ? 0 : 52}
      autoComplete="off"
      spellCheck={false}
    />
  )
})
