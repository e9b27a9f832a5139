/** Who may be the same person or uses the same number: whole where the supervisor may look, else only that there is somebody. */
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { textOf } from '#client/records/unit-text.ts'
import type { FlagView } from '#shared/api/flags.ts'
import classes from './flags.module.css'
import { unitsInQuestion } from './options.ts'
import { addressOf, useValueText } from './use-words.ts'

const shown = [
  ...['birth', 'sex', 'idNumber', 'cmnd', 'fatherName', 'father', 'motherName', 'mother'],
  ...['hometown', 'permanentAddress', 'relation'],
]

export function NeighbourPart({ view }: { view: FlagView }) {
  const { t } = useTranslation('flags')
  return (
    <section aria-label={t('neighbour.label')}>
      <Title order={3} size="h4">
        {t('neighbour.label')}
      </Title>
      {view.neighbours.map((neighbour) => (
        <Neighbour key={neighbour.record.id} neighbour={neighbour} asked={unitsInQuestion(view.flag)} />
      ))}
      {view.elsewhere && <Text>{t('neighbour.elsewhere')}</Text>}
      {view.neighbours.length === 0 && !view.elsewhere && <Text c="dimmed">{t('neighbour.none')}</Text>}
    </section>
  )
}

interface NeighbourProps {
  readonly neighbour: FlagView['neighbours'][number]
  readonly asked: readonly string[]
}

function Neighbour({ neighbour: { record, view }, asked }: NeighbourProps) {
  const { t } = useTranslation('flags')
  const text = useValueText(view)
  const where = [addressOf(view.household), view.commune.name].filter(Boolean).join(', ')
  return (
    <div className={classes.neighbour}>
      <Text fw={600}>{textOf(record.units.name) ?? t('unnamed')}</Text>
      <Text size="sm">{where}</Text>
      <dl className={classes.units}>
        {shown
          .filter((unit) => (record.units[unit] ?? null) !== null)
          .map((unit) => (
            <div key={unit} className={classes.unit} data-asked={asked.includes(unit)}>
              <dt>{t(`collect:units.${unit}`)}</dt>
              <dd>{text(unit, record.units[unit] ?? null)}</dd>
            </div>
          ))}
      </dl>
    </div>
  )
}
