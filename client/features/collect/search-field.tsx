/** What the officer looks for. It keeps its own text, so that a key is in the field before anything is searched. */
import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { memo, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './household-list.module.css'
import { listPlace } from './list-place.ts'

export const SearchField = memo(function SearchField({ onSearch }: { onSearch: (text: string) => void }) {
  const { t } = useTranslation('collect')
  const [search, setSearch] = useState(listPlace.search)
  const look = (text: string) => {
    setSearch(text)
    onSearch(text)
  }
  useEffect(() => {
    listPlace.search = search
  }, [search])
  return (
    <TextInput
      type="search"
      className={classes.search}
      aria-label={t('list.search')}
      placeholder={t('list.searchHint')}
      value={search}
      onChange={(event) => look(event.currentTarget.value)}
      leftSection={<IconSearch aria-hidden />}
      rightSection={
        search !== '' && (
          <ActionIcon aria-label={t('list.clear')} onClick={() => look('')}>
            <IconX />
          </ActionIcon>
        )
      }
      rightSectionWidth={52}
      autoComplete="off"
      spellCheck={false}
    />
  )
})
