import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import classes from './data-table.module.css'

export interface TableSort {
  readonly by: string
  readonly down: boolean
}

interface SortHeadProps {
  readonly columns: readonly {
    readonly key: string
    readonly title: string
    readonly number?: boolean
    readonly slim?: boolean
  }[]
  readonly sort: TableSort
  readonly onSort: (key: string) => void
}

export function SortHead({ columns, sort, onSort }: SortHeadProps) {
  const Arrow = sort.down ? IconArrowDown : IconArrowUp
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map(({ key, title, number, slim }) => (
          <th
            key={key}
            scope="col"
            data-number={number}
            data-slim={slim}
            aria-sort={sort.by === key ? (sort.down ? 'descending' : 'ascending') : 'none'}
          >
            <button type="button" className={classes.sort} onClick={() => onSort(key)}>
              <span className={classes.text}>{title}</span>
              {sort.by === key && <Arrow size="1em" aria-hidden />}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  )
}
