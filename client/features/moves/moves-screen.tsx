/** Who has left a commune and was seen nowhere yet, with the days since; and who has come without being seen to leave. */
import { Button, Text } from '@mantine/core'
import { useCallback, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { DataTable } from '#client/ui/data-table.tsx'
import { DeskPage } from '#client/ui/desk-page.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { FreshNote } from '#client/ui/fresh-note.tsx'
import { useKeys } from '#client/ui/keys.ts'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { NoAnswer } from '#client/ui/no-answer.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { WithPanel } from '#client/ui/side-panel.tsx'
import { useAddress } from '#client/ui/use-address.ts'
import { useOnline } from '#client/ui/use-online.ts'
import { useRowFocus } from '#client/ui/use-row-focus.ts'
import type { Move } from '#shared/api/moves.ts'
import { countText } from '#shared/text/number-text.ts'
import { useMoveColumns } from './move-columns.tsx'
import { MoveFilters } from './move-filters.tsx'
import { MovePanel } from './move-panel.tsx'
import { keyOf, listShown, noFilter, openChange, readView, sortChange } from './move-view.ts'
import { useMoves } from './use-moves.ts'

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
      <MoveDesk moves={moves.data.moves} />
    </DeskPage>
  )
}

function MoveDesk({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation('desk')
  const [view, change] = useAddress(readView)
  const { opened } = view
  const shown = useMemo(() => listShown(moves, view), [moves, view])
  const columns = useMoveColumns(opened !== undefined)
  const search = useRef<HTMLInputElement>(null)
  const open = useCallback((key: string | undefined) => change(openChange(key), 'step'), [change])
  const openRow = useCallback((move: Move) => open(keyOf(move)), [open])
  const { focusKey, onFocused, move, refocus } = useRowFocus(useMemo(() => shown.map(keyOf), [shown]))
  const close = () => {
    change(openChange(undefined))
    refocus(opened)
  }
  useKeys([
    { key: 'j', text: t('keys.down'), act: () => move(1) },
    { key: 'k', text: t('keys.up'), act: () => move(-1) },
    { key: 'Enter', text: t('keys.openMove'), act: () => move(1) },
    { key: '/', text: t('keys.search'), act: () => search.current?.focus() },
    { key: 'Escape', text: t('keys.close'), act: close },
  ])
  return (
    <>
      <MoveFilters moves={moves} view={view} shown={shown.length} search={search} change={change} />
      <WithPanel
        panel={
          opened === undefined ? null : (
            <MovePanel
              opened={opened}
              moves={moves}
              onOpen={(key) => (key === undefined ? close() : open(key))}
            />
          )
        }
      >
        <DataTable
          label={t('places.moves')}
          columns={columns}
          rows={shown}
          keyOf={keyOf}
          sort={{ by: view.sort, down: view.down }}
          onSort={(key) => change(sortChange(view, key))}
          openedKey={opened}
          focusKey={focusKey}
          onFocused={onFocused}
          onOpen={openRow}
          empty={<NothingToShow any={moves.length > 0} onAll={() => change(noFilter)} />}
        />
      </WithPanel>
    </>
  )
}

function NothingToShow({ any, onAll }: { any: boolean; onAll: () => void }) {
  const { t } = useTranslation('desk')
  if (!any) return <EmptyState title={t('moves.noneTitle')} text={t('moves.noneText')} />
  return (
    <EmptyState title={t('moves.noMatch')} text={t('queue.noMatch.text')}>
      <Button variant="default" onClick={onAll}>
        {t('moves.all')}
      </Button>
    </EmptyState>
  )
}
