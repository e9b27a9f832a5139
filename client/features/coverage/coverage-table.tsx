/** Province, district, commune, hamlet: each row opens what lies below it. */
import { Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '#client/ui/keys.ts'
import type { AddressChange } from '#client/ui/use-address.ts'
import classes from './coverage.module.css'
import { CoverageLine } from './coverage-line.tsx'
import type { CoverageRow } from './coverage-rows.ts'
import { type CoverageView, type SortName, sortChange } from './coverage-view.ts'
import { askAgainBelow } from './use-coverage.ts'

interface CoverageTableProps {
  readonly rows: readonly CoverageRow[]
  readonly view: CoverageView
  readonly change: (change: AddressChange) => void
  readonly onToggle: (code: string) => void
}

/** `slim`: not shown where the screen is narrow. */
const columns: readonly { readonly sort: SortName; readonly slim?: boolean }[] = [
  { sort: 'name' },
  { sort: 'collected' },
  { sort: 'target', slim: true },
  { sort: 'share' },
  { sort: 'missing' },
  { sort: 'flagged' },
  { sort: 'held' },
  { sort: 'left', slim: true },
  { sort: 'arrival' },
]

export function CoverageTable({ rows, view, change, onToggle }: CoverageTableProps) {
  const { t } = useTranslation('desk')
  const client = useQueryClient()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body)
  return (
    <Table className={classes.table} stickyHeader highlightOnHover aria-label={t('coverage.table')}>
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ sort, slim }) => (
            <SortHeading key={sort} sort={sort} slim={slim === true} view={view} change={change} />
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody ref={body}>
        {rows.map((row) => (
          <CoverageLine
            key={row.key}
            row={row}
            onToggle={onToggle}
            onAgain={(code) => askAgainBelow(client, code)}
          />
        ))}
        {rows.length === 0 && (
          <Table.Tr>
            <Table.Td colSpan={columns.length}>{t('coverage.nothing')}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  )
}

interface SortHeadingProps extends Pick<CoverageTableProps, 'view' | 'change'> {
  readonly sort: SortName
  readonly slim: boolean
}

function SortHeading({ sort, slim, view, change }: SortHeadingProps) {
  const { t } = useTranslation('desk')
  const isSorted = view.sort === sort
  const Arrow = view.down ? IconArrowDown : IconArrowUp
  return (
    <Table.Th
      className={sort === 'name' || sort === 'share' ? undefined : classes.number}
      data-slim={slim}
      aria-sort={isSorted ? (view.down ? 'descending' : 'ascending') : 'none'}
    >
      <UnstyledButton
        className={`${classes.heading} ${sort === 'share' ? classes.share_heading : ''}`}
        onClick={() => change(sortChange(view, sort))}
      >
        {t(`coverage.column.${sort}`)}
        {isSorted && <Arrow size="1em" aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  )
}

/** `j` and `k` go from unit to unit; Enter opens the one that has the focus, as on any button. */
function useRowKeys(body: React.RefObject<HTMLTableSectionElement | null>): void {
  const { t } = useTranslation('desk')
  const move = (step: 1 | -1) => {
    const buttons = [...(body.current?.querySelectorAll<HTMLElement>('[data-unit]') ?? [])]
    const focused = document.activeElement
    const at = focused instanceof HTMLElement ? buttons.indexOf(focused) : -1
    const next = at < 0 ? buttons[0] : buttons[at + step]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    { key: 'j', text: t('keys.down'), act: () => move(1) },
    { key: 'k', text: t('keys.up'), act: () => move(-1) },
    { key: 'Enter', text: t('keys.openUnit'), act: () => move(1) },
  ])
}
