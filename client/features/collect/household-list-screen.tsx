/** Địa bàn: the commune's households by hamlet, and the search in reach of the thumb. */
import { ActionIcon, Button, Progress, Text, TextInput } from '@mantine/core'
import { IconHomePlus, IconSearch, IconX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { countText } from '#shared/text/number-text.ts'
import classes from './household-list.module.css'
import { HouseholdList } from './household-list.tsx'
import { listPlace } from './list-place.ts'
import { listRows } from './list-rows.ts'

export function HouseholdListScreen() {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const book = useLive(tablet.book)
  const [search, setSearch] = useState(listPlace.search)
  const wanted = useDeferredValue(search)
  const households = useMemo(
    () => (wanted.trim() === '' ? book.households() : book.search(wanted)),
    [book, wanted],
  )
  const rows = useMemo(() => listRows(households), [households])
  useEffect(() => {
    listPlace.search = search
  }, [search])
  return (
    <div className={classes.screen}>
      <h1 className={classes.hidden}>{t('list.title')}</h1>
      {households.length > 0 && <HouseholdList rows={rows} searched={wanted} />}
      {households.length === 0 && <Nothing searched={wanted.trim() !== ''} />}
      <div className={classes.bar}>
        {wanted.trim() !== '' && households.length > 0 && (
          <Text size="sm" role="status" className={classes.found}>
            {t('list.found', { count: households.length, text: countText(households.length) })}
          </Text>
        )}
        <TextInput
          type="search"
          className={classes.search}
          aria-label={t('list.search')}
          placeholder={t('list.searchHint')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          leftSection={<IconSearch aria-hidden />}
          rightSection={
            search !== '' && (
              <ActionIcon aria-label={t('list.clear')} onClick={() => setSearch('')}>
                <IconX />
              </ActionIcon>
            )
          }
          rightSectionWidth={52}
          autoComplete="off"
          spellCheck={false}
        />
        <Button component={Link} to="/ho/moi" leftSection={<IconHomePlus aria-hidden />}>
          {t('list.add')}
        </Button>
      </div>
    </div>
  )
}

function Nothing({ searched }: { searched: boolean }) {
  const { t } = useTranslation('collect')
  const { progress } = useLive(useOpenTablet().sync)
  if (searched) return <EmptyState title={t('list.noMatchTitle')} text={t('list.noMatchText')} />
  if (progress === null) return <EmptyState title={t('list.emptyTitle')} text={t('list.emptyText')} />
  return (
    <EmptyState title={t('list.title')} text={t('list.loading', progress)}>
      <Progress w="100%" size="lg" value={(100 * progress.done) / Math.max(1, progress.total)} />
    </EmptyState>
  )
}
