/** Thousands of rows, of which a screenful exists. */
import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, memo, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { countText } from '#shared/text/number-text.ts'
import classes from './household-list.module.css'
import { HouseholdRow } from './household-row.tsx'
import { listPlace } from './list-place.ts'
import type { ListRow } from './list-rows.ts'

const hamletHeight = 46
const householdHeight = 84

interface HouseholdListProps {
  readonly rows: readonly ListRow[]
  readonly searched: string
}

export const HouseholdList = memo(function HouseholdList({ rows, searched }: HouseholdListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  // The same functions until the rows change: with others, all the thousands of places are reckoned anew.
  const estimateSize = useCallback(
    (index: number) => (rows[index]?.kind === 'hamlet' ? hamletHeight : householdHeight),
    [rows],
  )
  const getItemKey = useCallback(
    (index: number) => {
      const row = rows[index]
      return row?.kind === 'household' ? row.household.id : `${row?.commune}/${row?.hamlet}`
    },
    [rows],
  )
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    overscan: 2,
    initialOffset: listPlace.offset,
    getItemKey,
  })
  const navigate = useNavigate()
  const open = useCallback(
    (event: MouseEvent<HTMLAnchorElement>) => {
      const { ctrlKey, metaKey, shiftKey, altKey, button, currentTarget } = event
      // what the browser does with a link by itself: another tab, a window, a file
      if (ctrlKey || metaKey || shiftKey || altKey || button !== 0) return
      event.preventDefault()
      void navigate({ to: currentTarget.pathname })
    },
    [navigate],
  )
  const before = useRef(searched)
  useEffect(() => {
    // another search begins at its top
    if (before.current !== searched) virtual.scrollToOffset(0)
    before.current = searched
  }, [searched, virtual])
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      onScroll={(event) => {
        listPlace.offset = event.currentTarget.scrollTop
      }}
    >
      <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={classes.row}
              style={{ top: start }}
            >
              {row.kind === 'hamlet' ? (
                <Hamlet row={row} />
              ) : (
                <HouseholdRow household={row.household} onOpen={open} />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
})

function Hamlet({ row }: { row: Extract<ListRow, { kind: 'hamlet' }> }) {
  const { t } = useTranslation('collect')
  return (
    <h2 className={classes.hamlet}>
      <span>{row.hamlet ?? t('list.noHamlet')}</span>
      <span className="figures">
        {t('list.hamletCount', { count: row.count, text: countText(row.count) })}
      </span>
    </h2>
  )
}
