/**
 * A few dozen bars in a row, and the same numbers as a table one touch away. Drawn by itself: every tablet keeps a copy of
 * the whole app, and a chart library would be ten times as large as what it draws here.
 */
import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countText } from '#shared/text/number-text.ts'
import classes from './bar-chart.module.css'
import { ceilingOf } from './chart-scale.ts'
import { ScrollRegion } from './scroll-region.tsx'

export interface Bar {
  readonly key: string
  readonly label: string
  readonly value: number
}

interface BarChartProps {
  readonly title: string
  readonly summary: string
  /** What the bars are named by, and what they count. */
  readonly labels: { readonly label: string; readonly value: string }
  readonly bars: readonly Bar[]
}

export function BarChart({ title, summary, labels, bars }: BarChartProps) {
  const { t } = useTranslation('desk')
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.caption}>
        <span>
          <Text fw={600} span>
            {title}
          </Text>{' '}
          <Text c="dimmed" span>
            {summary}
          </Text>
        </span>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-pressed={asTable}
          data-no-print
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'chart.picture' : 'chart.table')}
        </Button>
      </figcaption>
      {asTable ? <Numbers bars={bars} labels={labels} /> : <Picture bars={bars} title={title} />}
    </figure>
  )
}

const width = 480
const height = 150
const axis = 52
const foot = 20

function Picture({ bars, title }: Pick<BarChartProps, 'bars' | 'title'>) {
  const ceiling = ceilingOf(bars.map(({ value }) => value))
  const step = (width - axis) / Math.max(1, bars.length)
  const plot = height - foot
  // a name under every fifth bar, counted from the last one
  const isNamed = (at: number) => (bars.length - 1 - at) % 5 === 0
  return (
    <svg className={classes.picture} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <line x1={axis} x2={width} y1={plot - part * (plot - 8)} y2={plot - part * (plot - 8)} />
          <text x={axis - 6} y={plot - part * (plot - 8) + 4} textAnchor="end">
            {countText(Math.round(ceiling * part))}
          </text>
        </g>
      ))}
      {bars.map(({ key, label, value }, at) => (
        <g key={key}>
          <rect
            x={axis + at * step + step * 0.12}
            width={step * 0.76}
            y={plot - (value / ceiling) * (plot - 8)}
            height={(value / ceiling) * (plot - 8)}
          >
            <title>{`${label}: ${countText(value)}`}</title>
          </rect>
          {isNamed(at) && (
            <text
              x={at === bars.length - 1 ? width : axis + (at + 0.5) * step}
              y={height - 4}
              textAnchor={at === bars.length - 1 ? 'end' : 'middle'}
            >
              {label}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

/** Newest first: what a person looks for is at the top. */
function Numbers({ bars, labels }: Pick<BarChartProps, 'bars' | 'labels'>) {
  return (
    <ScrollRegion as="section" className={classes.numbers} aria-label={labels.value}>
      <Table verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{labels.label}</Table.Th>
            <Table.Th ta="right">{labels.value}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...bars].reverse().map(({ key, label, value }) => (
            <Table.Tr key={key}>
              <Table.Td>{label}</Table.Td>
              <Table.Td ta="right">{countText(value)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
