/** Rules that ask too often: where and how long they ask nobody; and what the last night has looked at. */
import { Button, Stack, Table, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { endSoftening, listRules } from '#client/api/administration.ts'
import { useFlagRuleName } from '#client/records/rule-name.ts'
import { today } from '#client/records/today.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { RuleRun, SoftenedRule } from '#shared/api/rules.ts'
import { dateText } from '#shared/text/date-text.ts'
import { countText } from '#shared/text/number-text.ts'
import classes from './administration.module.css'
import { Answered } from './answered.tsx'
import { ProblemAlert } from './problem-alert.tsx'
import { SoftenForm } from './soften-form.tsx'

const minuteMs = 60_000

export function RulesPart() {
  const rules = useQuery({ queryKey: ['rules'], queryFn: listRules, refetchInterval: minuteMs })
  return (
    <Answered query={rules}>
      {({ softened, run }) => (
        <Stack>
          <Night run={run} />
          <SoftenedRules softened={softened} />
          <SoftenForm />
        </Stack>
      )}
    </Answered>
  )
}

function Night({ run }: { run: RuleRun | null }) {
  const { t } = useTranslation('administration')
  if (run === null) return <Text>{t('rules.noNight')}</Text>
  const [done, communes, households] = [run.done, run.communes, run.households].map(countText)
  return (
    <section aria-label={t('rules.night')}>
      <Text fw={600}>
        {run.endedAt === null
          ? t('rules.running', { at: timeText(run.startedAt), done, communes })
          : t('rules.ended', { at: timeText(run.endedAt), communes })}
      </Text>
      <progress value={run.done} max={Math.max(1, run.communes)} aria-label={t('rules.progress')} />
      <Text>
        {t('rules.found', { households, raised: countText(run.raised), cleared: countText(run.cleared) })}
      </Text>
    </section>
  )
}

const columns = ['rule', 'unit', 'as', 'days', 'reason', 'by', 'end'] as const

function SoftenedRules({ softened }: { softened: readonly SoftenedRule[] }) {
  const { t } = useTranslation('administration')
  if (softened.length === 0) return <Text c="dimmed">{t('rules.none')}</Text>
  return (
    <Table className={classes.tree} aria-label={t('rules.list')}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column}>{t(`rules.column.${column}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {softened.map((each) => (
          <SoftenedLine key={each.id} softened={each} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function SoftenedLine({ softened }: { softened: SoftenedRule }) {
  const { t } = useTranslation('administration')
  const nameOf = useFlagRuleName()
  const cache = useQueryClient()
  const ending = useMutation({
    mutationFn: () => endSoftening(softened.id),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['rules'] }),
  })
  const { rule, name, severity, from, until, reason, madeBy } = softened
  const facts = { from: dateText(from), until: until === null ? '' : dateText(until) }
  return (
    <Table.Tr>
      <Table.Th scope="row">{nameOf(rule)}</Table.Th>
      <Table.Td>{name}</Table.Td>
      <Table.Td>{t(`faults:softened.${severity}`)}</Table.Td>
      <Table.Td>{until === null ? t('rules.fromOn', facts) : t('rules.fromUntil', facts)}</Table.Td>
      <Table.Td>{reason}</Table.Td>
      <Table.Td>{madeBy}</Table.Td>
      <Table.Td>
        {(until === null || until >= today()) && (
          <Button
            variant="default"
            loading={ending.isPending}
            aria-label={t('rules.endNamed', { rule: nameOf(rule), name })}
            onClick={() => ending.mutate()}
          >
            {t('rules.end')}
          </Button>
        )}
        {ending.error !== null && <ProblemAlert error={ending.error} />}
      </Table.Td>
    </Table.Tr>
  )
}
