/** Everything that is held of a tablet is processed again with one press: how far it is, and what stayed held and why. */
import { Alert, Button, Group, Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { useProblemText } from '#client/records/problem-text.ts'
import { useAloud } from '#client/ui/live-region.tsx'
import type { DeviceId } from '#shared/ids.ts'
import { countText } from '#shared/text/number-text.ts'
import { countTexts, type Round } from './process-all.ts'
import classes from './queue.module.css'
import { useHeldOf, useProcessAll } from './use-queue.ts'

/** One that is held alone is opened and read. */
const worthwhile = 2

export function ProcessAllPart({ device }: { device: DeviceId }) {
  const { t } = useTranslation('desk')
  const total = useHeldOf(device).data?.total ?? 0
  const { round, walk, stop } = useProcessAll(device)
  if (walk.isPending) return <Underway round={round} total={total} onStop={stop} />
  return (
    <div className={classes.all} data-no-print>
      {walk.isError && (
        <Alert color="red" role="alert">
          {t(`problems:api.${codeOf(walk.error)}`)}
        </Alert>
      )}
      {round !== undefined && <Summary round={round} />}
      {total >= worthwhile && (
        <Button variant="default" onClick={() => walk.mutate()}>
          {t('heldAll.start', { text: countText(total) })}
        </Button>
      )}
    </div>
  )
}

interface UnderwayProps {
  readonly round: Round | undefined
  /** Before the first step. */
  readonly total: number
  readonly onStop: () => void
}

function Underway({ round, total, onStop }: UnderwayProps) {
  const { t } = useTranslation('desk')
  const [done, all] = [round?.done ?? 0, round?.total ?? total]
  return (
    <section className={classes.all} aria-label={t('heldAll.label')} data-no-print>
      <Text role="status">{t('heldAll.underway', { done: countText(done), all: countText(all) })}</Text>
      <Group>
        <Progress
          flex={1}
          value={all === 0 ? 0 : (done / all) * 100}
          aria-label={t('heldAll.label')}
          transitionDuration={0}
        />
        <Button variant="default" onClick={onStop}>
          {t('heldAll.stop')}
        </Button>
      </Group>
    </section>
  )
}

function Summary({ round }: { round: Round }) {
  const { t } = useTranslation('desk')
  const { ofHeld } = useProblemText()
  const { applied, gone, stayed, done, total } = round
  const untried = total - done
  const sentence = (key: 'applied' | 'gone' | 'stayed' | 'untried', count: number): string =>
    count === 0 ? '' : t(`heldAll.${key}`, { count, text: countText(count) })
  const said = [sentence('applied', applied), sentence('gone', gone), sentence('stayed', stayed.length)]
  const rest = sentence('untried', untried)
  useAloud([...said, rest].filter(Boolean).join(' '))
  return (
    <Alert color={stayed.length + untried === 0 ? 'green' : 'yellow'} role="group" data-outcome>
      {said.map((text) => text !== '' && <Text key={text}>{text}</Text>)}
      {stayed.length > 0 && (
        <ul>
          {countTexts(stayed.map(ofHeld)).map(({ text, count }) => (
            <li key={text}>{t('heldAll.reason', { reason: text, text: countText(count) })}</li>
          ))}
        </ul>
      )}
      {rest !== '' && <Text>{rest}</Text>}
    </Alert>
  )
}
