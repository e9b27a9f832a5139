import { Button, Loader, Table, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconPencil } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { countText } from '#shared/text/number-text.ts'
import classes from './administration.module.css'
import type { AreaRow } from './area-rows.ts'
import { endsOf } from './window-draft.ts'

type UnitRow = Extract<AreaRow, { kind: 'unit' }>

interface AreaLineProps {
  readonly row: AreaRow
  /** It was looked for: it comes into sight and takes the focus. */
  readonly sought: boolean
  readonly onToggle: (code: string) => void
  readonly onWindow: (row: UnitRow) => void
  readonly onAgain: (code: string) => void
}

const indent = (depth: number) => ({ paddingLeft: `${0.6 + depth * 1.6}rem` })

export function AreaLine({ row, sought, onToggle, onWindow, onAgain }: AreaLineProps) {
  const { t } = useTranslation('administration')
  const line = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (!sought) return
    line.current?.scrollIntoView({ block: 'center' })
    line.current?.focus({ preventScroll: true })
  }, [sought])
  if (row.kind !== 'unit') {
    return (
      <Table.Tr>
        <Table.Td colSpan={5} style={indent(row.depth)}>
          {row.kind === 'loading' ? (
            <Loader size="sm" aria-label={t('shell:loading')} />
          ) : (
            <>
              {t('areas.failed')}{' '}
              <Button size="compact-sm" variant="default" onClick={() => onAgain(row.code)}>
                {t('shell:again')}
              </Button>
            </>
          )}
        </Table.Td>
      </Table.Tr>
    )
  }
  const { unit, depth, open } = row
  const Arrow = open ? IconChevronDown : IconChevronRight
  return (
    <Table.Tr ref={line} tabIndex={sought ? -1 : undefined} aria-current={sought ? 'true' : undefined}>
      <Table.Th scope="row" style={indent(depth)} className={classes.areaName}>
        {unit.children === 0 || unit.level === 'commune' || unit.level === 'country' ? (
          <span className={classes.leaf}>{unit.name}</span>
        ) : (
          <UnstyledButton className={classes.opener} aria-expanded={open} onClick={() => onToggle(unit.code)}>
            <Arrow size="1.1rem" aria-hidden />
            {unit.name}
          </UnstyledButton>
        )}
      </Table.Th>
      <Table.Td>{unit.code}</Table.Td>
      <Table.Td data-number>{unit.level === 'commune' ? '' : countText(unit.children)}</Table.Td>
      <Table.Td data-number>{unit.target === null ? '–' : countText(unit.target)}</Table.Td>
      <Table.Td>
        <WindowCell row={row} onWindow={onWindow} />
      </Table.Td>
    </Table.Tr>
  )
}

/** What holds for the unit; its own stands out from what it has of the unit above. */
function WindowCell({ row, onWindow }: { row: UnitRow; onWindow: (row: UnitRow) => void }) {
  const { t } = useTranslation('administration')
  const { unit, window } = row
  const says = window === null ? t('window.anyTime') : t('window.daily', endsOf(window))
  return (
    <UnstyledButton
      className={classes.window}
      data-own={unit.window !== null}
      aria-label={t('window.change', { name: unit.name, says })}
      onClick={() => onWindow(row)}
    >
      {says}
      <IconPencil size="1rem" aria-hidden />
    </UnstyledButton>
  )
}
