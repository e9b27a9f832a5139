/** Who has left a commune and was seen nowhere yet, with the days since; and who has come without being seen to leave. */
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { listMoves } from '#client/api/moves.ts'
import { pollEvery, pollMs } from '#client/api/poll.ts'
import type { Column } from '#client/ui/data-row.tsx'
import { DataTable } from '#client/ui/data-table.tsx'
import { DeskPage } from '#client/ui/desk-page.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { FreshNote } from '#client/ui/fresh-note.tsx'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { NoAnswer } from '#client/ui/no-answer.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { useOnline } from '#client/ui/use-online.ts'
import type { Move, Moves } from '#shared/api/moves.ts'
import { dateText } from '#shared/text/date-text.ts'
import { countText } from '#shared/text/number-text.ts'
import { ageOf, listSorted, type MoveView, sortedBy } from './move-view.ts'

const useMoves = () =>
  useQuery({
    queryKey: ['moves'],
    queryFn: ({ client }) => listMoves(client.getQueryData<Moves>(['moves'])),
    refetchInterval: pollEvery(pollMs),
  })

export function MovesScreen() {
  const { t } = useTranslation('desk')
  usePageTitle(t('places.moves'))
  const moves = useMoves()
  const online = useOnline()
  if (moves.data === undefined) {
    return (
      <DeskPage title={t('places.moves')}>
        {moves.isPending && online ? (
          <LateSkeleton rows={12} />
        ) : (
          <NoAnswer code={codeOf(moves.error)} onAgain={() => moves.refetch()} />
        )}
      </DeskPage>
    )
  }
  const fresh = (
    <FreshNote answeredAt={moves.dataUpdatedAt} failed={moves.isError} onAgain={() => moves.refetch()} />
  )
  return (
    <DeskPage title={t('places.moves')} aside={fresh} fill>
      <Text>
        {t('moves.totals', { left: countText(moves.data.left), arrived: countText(moves.data.arrived) })}
      </Text>
      <MoveTable moves={moves.data.moves} />
    </DeskPage>
  )
}

const keyOf = ({ commune, resident, side }: Move): string => `${commune.code} ${resident} ${side}`

function MoveTable({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation('desk')
  const [view, setView] = useState<MoveView>({ sort: 'age', down: false })
  const [opened, setOpened] = useState<string>()
  const columns = useColumns()
  const shown = useMemo(() => listSorted(moves, view), [moves, view])
  const ignore = useCallback(() => undefined, [])
  const open = useCallback((move: Move) => setOpened(keyOf(move)), [])
  return (
    <DataTable
      label={t('places.moves')}
      columns={columns}
      rows={shown}
      keyOf={keyOf}
      sort={{ by: view.sort, down: view.down }}
      onSort={(key) => setView((now) => sortedBy(now, key))}
      openedKey={opened}
      focusKey={undefined}
      onFocused={ignore}
      onOpen={open}
      empty={<EmptyState title={t('moves.noneTitle')} text={t('moves.noneText')} />}
    />
  )
}

function useColumns(): readonly Column<Move>[] {
  const { t } = useTranslation('desk')
  return useMemo(() => {
    const columns: readonly Omit<Column<Move>, 'title'>[] = [
      { key: 'name', width: 'auto', cell: ({ name }) => name ?? '–' },
      {
        key: 'birth',
        width: '7rem',
        number: true,
        cell: ({ birth }) => (birth === null ? '–' : dateText(birth)),
      },
      { key: 'side', width: '15rem', cell: ({ side }) => t(`moves.side.${side}`) },
      { key: 'commune', width: '12rem', cell: ({ commune }) => commune.name },
      { key: 'other', width: 'auto', slim: true, cell: ({ other }) => other ?? '–' },
      { key: 'on', width: '8rem', number: true, cell: ({ on }) => (on === null ? '–' : dateText(on)) },
      {
        key: 'age',
        width: '7rem',
        number: true,
        cell: (move) => t('moves.days', { count: ageOf(move, Date.now()) }),
      },
    ]
    return columns.map((column) => ({ ...column, title: t(`moves.column.${column.key}`) }))
  }, [t])
}
