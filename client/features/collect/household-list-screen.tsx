/** Địa bàn: the commune's households by hamlet, and the search in reach of the thumb. */
import { Button, Progress, Text } from '@mantine/core'
import { IconHomePlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBook, useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { countText } from '#shared/text/number-text.ts'
import classes from './household-list.module.css'
import { HouseholdList } from './household-list.tsx'
import { listPlace } from './list-place.ts'
import { listRows } from './list-rows.ts'
import { SearchField } from './search-field.tsx'

export function HouseholdListScreen() {
  const { t } = useTranslation('collect')
  const book = useBook()
  const [wanted, setWanted] = useState(listPlace.search)
  const households = useMemo(
    () => (wanted.trim() === '' ? book.households() : book.search(wanted)),
    [book, wanted],
  )
  const rows = useMemo(() => listRows(households), [households])
  useEffect(() => {
    listPlace.search = wanted
  }, [wanted])
  return (
    <div className={classes.screen}>
      <h1 className={classes.hidden}>{t('list.title')}</h1>
      {households.length > 0 && <HouseholdList rows={rows} searched={wanted} />}
      {households.length === 0 && <Nothing searched={wanted.trim() !== ''} />}
      <div className={classes.bar}>
        {/* always there: a reader hears what changes in it, and not what comes with it */}
        <Text size="sm" role="status" className={classes.found} data-found>
          {wanted.trim() !== '' && <Found count={households.length} />}
        </Text>
        <SearchField text={wanted} onText={setWanted} />
        <AddButton />
      </div>
    </div>
  )
}

function Found({ count }: { count: number }) {
  const { t } = useTranslation('collect')
  if (count > 0) return t('list.found', { count, text: countText(count) })
  return <span className={classes.hidden}>{t('list.noMatchTitle')}</span>
}

const AddButton = memo(function AddButton() {
  const { t } = useTranslation('collect')
  return (
    <Button component={Link} to="/ho/moi" leftSection={<IconHomePlus size="1.35rem" aria-hidden />}>
      {t('list.add')}
    </Button>
  )
})

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
