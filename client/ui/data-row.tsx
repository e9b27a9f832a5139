import { type ReactNode, useEffect, useRef } from 'react'
import classes from './data-table.module.css'

export interface Column<R> {
  readonly key: string
  readonly title: string
  /** As CSS has it; of a table of fixed layout. */
  readonly width: string
  readonly number?: boolean
  /** Left out where the screen is narrow. */
  readonly slim?: boolean
  readonly cell: (row: R) => ReactNode
}

interface DataRowProps<R> {
  readonly row: R
  readonly rowKey: string
  /** In the whole table, its head being the first. */
  readonly index: number
  readonly columns: readonly Column<R>[]
  readonly opened: boolean
  readonly focused: boolean
  readonly onFocused: (key: string) => void
  readonly onOpen: (row: R) => void
}

export function DataRow<R>({
  row,
  rowKey,
  index,
  columns,
  opened,
  focused,
  onFocused,
  onOpen,
}: DataRowProps<R>) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (focused) button.current?.focus({ preventScroll: true })
  }, [focused])
  const [first, ...others] = columns
  return (
    // its first cell has the button; the row only widens it for the mouse
    <tr
      className={classes.row}
      aria-rowindex={index}
      aria-current={opened ? 'true' : undefined}
      onClick={() => onOpen(row)}
    >
      {first !== undefined && (
        <th scope="row">
          <button ref={button} type="button" className={classes.open} onFocus={() => onFocused(rowKey)}>
            <span className={classes.text}>{first.cell(row)}</span>
          </button>
        </th>
      )}
      {others.map(({ key, number, slim, cell }) => (
        <td key={key} data-number={number} data-slim={slim}>
          {cell(row)}
        </td>
      ))}
    </tr>
  )
}
