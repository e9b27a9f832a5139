/** A held save: why, what it says beside what the centre has, and the two ways out. */
import { Alert, Anchor, Button, Text } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { useProblemText } from '#client/records/problem-text.ts'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { useAloud } from '#client/ui/live-region.tsx'
import { timeText } from '#client/ui/time-text.ts'
import type { HeldContent, HeldSettlement } from '#shared/api/queue.ts'
import type { DeviceId } from '#shared/ids.ts'
import { HeldActions } from './held-actions.tsx'
import { HeldChanges } from './held-changes.tsx'
import classes from './queue.module.css'
import type { HeldPlace } from './queue-view.ts'
import { useHeldContent, useHeldOf } from './use-queue.ts'

interface HeldGroupViewProps {
  readonly place: HeldPlace
  readonly device: DeviceId
  readonly onBack: () => void
  readonly onOpen: (place: HeldPlace) => void
}

export function HeldGroupView({ place, device, onBack, onOpen }: HeldGroupViewProps) {
  const { t } = useTranslation('desk')
  const content = useHeldContent(place)
  const [said, setSaid] = useState<HeldSettlement>()
  return (
    <>
      <Button
        variant="subtle"
        px={0}
        leftSection={<IconArrowLeft size="1.1rem" aria-hidden />}
        onClick={onBack}
        data-no-print
      >
        {t('held.back')}
      </Button>
      {said !== undefined && (
        <Outcome said={said} place={place} device={device} onBack={onBack} onOpen={onOpen} />
      )}
      {content.isPending && <LateSkeleton rows={6} />}
      {content.isError && said === undefined && <Gone code={codeOf(content.error)} />}
      {content.data !== undefined && (said === undefined || said.outcome === 'held') && (
        <>
          <Reason content={content.data} said={said} onOpen={onOpen} />
          <HeldChanges content={content.data} />
          <HeldActions place={place} onSaid={setSaid} />
        </>
      )}
    </>
  )
}

/** A colleague was quicker, or the cause has mended itself. */
function Gone({ code }: { code: string }) {
  const { t } = useTranslation('desk')
  return (
    <Text role="alert">
      {code === 'not-found' || code === 'not-allowed' ? t('held.gone') : t(`problems:api.${code}`)}
    </Text>
  )
}

interface ReasonProps {
  readonly content: HeldContent
  readonly said: HeldSettlement | undefined
  readonly onOpen: (place: HeldPlace) => void
}

function Reason({ content: { held, behind }, said, onOpen }: ReasonProps) {
  const { t } = useTranslation('desk')
  const { ofHeld } = useProblemText()
  const problem = said?.problem ?? held.problem
  return (
    <Alert className={classes.reason} color="red" title={t('held.why')}>
      <Text>{ofHeld(problem)}</Text>
      {behind !== null && (
        <Text>
          {t('held.behind')}{' '}
          <Anchor
            component="button"
            type="button"
            onClick={() => onOpen({ commune: held.commune.code, groupId: behind })}
          >
            {t('held.toOlder')}
          </Anchor>
        </Text>
      )}
      <Text className={classes.quiet}>
        {[held.officer.name, held.commune.name, t('held.arrived', { at: timeText(held.arrivedAt) })].join(
          ' · ',
        )}
      </Text>
      <details>
        <summary>{t('shell:sync.details')}</summary>
        <Text size="sm">
          {problem.code} · {held.groupId}
        </Text>
      </details>
    </Alert>
  )
}

interface OutcomeProps extends HeldGroupViewProps {
  readonly said: HeldSettlement
}

/** What became of it, and the next one that waits. */
function Outcome({ said, place, device, onBack, onOpen }: OutcomeProps) {
  const { t } = useTranslation('desk')
  useAloud(t(`held.outcome.${said.outcome}`))
  const next = useHeldOf(device).data?.groups.find(({ groupId }) => groupId !== place.groupId)
  return (
    <Alert color={said.outcome === 'held' ? 'yellow' : 'green'} role="group" mb="md" data-outcome>
      <Text>{t(`held.outcome.${said.outcome}`)}</Text>
      {said.outcome !== 'held' && (
        <Button
          mt="sm"
          onClick={() =>
            next === undefined ? onBack() : onOpen({ commune: next.commune.code, groupId: next.groupId })
          }
        >
          {t(next === undefined ? 'held.done' : 'held.next')}
        </Button>
      )}
    </Alert>
  )
}
