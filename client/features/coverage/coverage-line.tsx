/** One unit in the table, or what stands where its children are not there yet. */
import { Button, Table, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { timeText } from '#client/ui/time-text.ts'
import { countText, shareText } from '#shared/text/number-text.ts'
import classes from './coverage.module.css'
import { type CoverageRow, missingOf, shareOf } from './coverage-rows.ts'
import { ShareBar } from './share-bar.tsx'

interface CoverageLineProps {
  readonly row: CoverageRow
  readonly onToggle: (code: string) => void
  readonly onAgain: (code: string) => void
}

type UnitRow = Extract<CoverageRow, { kind: 'unit' }>

const indent = (depth: number) => ({ paddingLeft: `${0.4 + depth * 1.4}rem` })
const numberText = (count: number | null): string => (count === null ? '–' : countText(count))

export function CoverageLine({ row, onToggle, onAgain }: CoverageLineProps) {
  const { t } = useTranslation('desk')
  if (row.kind === 'unit') return <UnitLine row={row} onToggle={onToggle} />
  return (
    <Table.Tr>
      <Table.Td colSpan={9} style={indent(row.depth + 1)} role="status">
        {t(`coverage.below.${row.kind}`)}
        {row.kind === 'failed' && (
          <Button size="compact-sm" variant="default" ml="sm" onClick={() => onAgain(row.code)}>
            {t('shell:again')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function UnitLine({ row, onToggle }: { row: UnitRow; onToggle: (code: string) => void }) {
  const { t } = useTranslation('desk')
  const { unit, depth } = row
  return (
    <Table.Tr data-depth={depth}>
      <Table.Th scope="row" style={indent(depth)} className={classes.unit}>
        <UnitName row={row} onToggle={onToggle} />
      </Table.Th>
      <Table.Td className={classes.number}>{countText(unit.collected)}</Table.Td>
      <Table.Td className={classes.number} data-slim>
        {numberText(unit.target)}
      </Table.Td>
      <Table.Td className={classes.share}>
        <Share row={row} />
      </Table.Td>
      <Table.Td className={classes.number}>{numberText(missingOf(unit))}</Table.Td>
      <Table.Td className={classes.number} data-state={unit.flagged ? 'conflict' : undefined}>
        {numberText(unit.flagged)}
      </Table.Td>
      <Table.Td className={classes.number} data-state={unit.held ? 'held' : undefined}>
        {numberText(unit.held)}
      </Table.Td>
      <Table.Td className={classes.number} data-slim>
        {countText(unit.left)}
      </Table.Td>
      <Table.Td className={classes.number}>
        {unit.lastArrivalAt === null ? t('coverage.never') : timeText(unit.lastArrivalAt)}
      </Table.Td>
    </Table.Tr>
  )
}

/** Of its target; of a hamlet, which has none, its part of what its commune has. */
function Share({ row: { unit, ofCommune } }: { row: UnitRow }) {
  const { t } = useTranslation('desk')
  if (ofCommune === null || ofCommune === 0) {
    return (
      <>
        <span className={classes.percent}>
          {unit.target === null ? '–' : shareText(unit.collected, unit.target)}
        </span>
        <ShareBar share={shareOf(unit)} />
      </>
    )
  }
  return (
    <span title={t('coverage.partOfCommune')} data-part>
      <span className={classes.percent}>
        {shareText(unit.collected, ofCommune)}
        <VisuallyHidden> {t('coverage.partOfCommune')}</VisuallyHidden>
      </span>
      <ShareBar share={unit.collected / ofCommune} />
    </span>
  )
}

function UnitName({
  row: { unit, openable, open },
  onToggle,
}: {
  row: UnitRow
  onToggle: (code: string) => void
}) {
  if (!openable) return <span className={classes.name}>{unit.name}</span>
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <UnstyledButton
      className={classes.name}
      data-unit={unit.code}
      aria-expanded={open}
      onClick={() => onToggle(unit.code)}
    >
      <Chevron size="1.1rem" aria-hidden />
      {unit.name}
    </UnstyledButton>
  )
}
