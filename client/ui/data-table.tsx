/**
 * A table of many rows of one height, of which only those in sight are drawn. Its head stays; columns sort; a row has the
 * focus by `focusKey` and is opened by a click or Enter. On paper all rows are there.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, type ReactNode, useEffect, useRef, useState } from 'react'
import { type Column, DataRow } from './data-row.tsx'
import classes from './data-table.module.css'
import { SortHead, type TableSort } from './sort-head.tsx'
import { usePrinting } from './use-printing.ts'

interface DataTableProps<R> {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
  readonly sort: TableSort
  readonly onSort: (key: string) => void
  /** The row that is open beside the table. */
  readonly openedKey: string | undefined
  /** The row that keys have moved to; it takes the focus. */
  readonly focusKey: string | undefined
  readonly onFocused: (key: string) => void
  readonly onOpen: (row: R) => void
  /** In place of rows. */
  readonly empty: ReactNode
}

const rowHeight = 40

export function DataTable<R>(props: DataTableProps<R>) {
  const { label, columns, rows, keyOf, sort, onSort, openedKey, focusKey, onFocused, onOpen, empty } = props
  // rows that have not changed are not drawn again while a person scrolls
  const [Row] = useState(() => memo(DataRow<R>))
  const scroller = useRef<HTMLDivElement>(null)
  const printing = usePrinting()
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => {
      const row = rows[at]
      return row === undefined ? at : keyOf(row)
    },
    overscan: 8,
    scrollPaddingStart: rowHeight,
  })
  const focusAt = focusKey === undefined ? -1 : rows.findIndex((row) => keyOf(row) === focusKey)
  useEffect(() => {
    if (focusAt >= 0) virtual.scrollToIndex(focusAt, { align: 'auto' })
  }, [virtual, focusAt])
  const inSight = virtual.getVirtualItems()
  const [first, last] = printing
    ? [0, rows.length - 1]
    : [inSight[0]?.index ?? 0, inSight.at(-1)?.index ?? -1]
  return (
    <div className={classes.scroller} ref={scroller}>
      <table className={classes.table} aria-label={label} aria-rowcount={rows.length + 1}>
        <colgroup>
          {columns.map(({ key, width, slim }) => (
            <col key={key} style={{ width }} data-slim={slim} />
          ))}
        </colgroup>
        <SortHead columns={columns} sort={sort} onSort={onSort} />
        <tbody>
          <Gap height={first * rowHeight} />
          {rows.slice(first, last + 1).map((row, at) => {
            const key = keyOf(row)
            return (
              <Row
                key={key}
                row={row}
                rowKey={key}
                index={first + at + 2}
                columns={columns}
                opened={key === openedKey}
                focused={key === focusKey}
                onFocused={onFocused}
                onOpen={onOpen}
              />
            )
          })}
          <Gap height={(rows.length - last - 1) * rowHeight} />
        </tbody>
      </table>
      {rows.length === 0 && empty}
    </div>
  )
}

/** Stands for the rows that are out of sight. */
const Gap = ({ height }: { height: number }) =>
  height <= 0 ? null : (
    <tr aria-hidden className={classes.gap}>
      <td style={{ height }} />
    </tr>
  )
