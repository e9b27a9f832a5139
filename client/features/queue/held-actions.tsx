/** Process again, once the cause is mended; or dismiss, with a reason that the officer reads. */
import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { useKept } from '#client/ui/use-kept.ts'
import { dismissalSchema, type HeldSettlement } from '#shared/api/queue.ts'
import classes from './queue.module.css'
import type { HeldPlace } from './queue-view.ts'
import { useSettleHeld } from './use-queue.ts'

interface HeldActionsProps {
  readonly place: HeldPlace
  readonly onSaid: (said: HeldSettlement) => void
}

/** Whether the reason is being written, and what stands there: it stays until it is sent. */
const notDismissing = { open: false, reason: '' }

export function HeldActions({ place, onSaid }: HeldActionsProps) {
  const { t } = useTranslation('desk')
  const [draft, setDraft] = useKept(`held-dismissal:${place.commune}:${place.groupId}`, notDismissing)
  const { again, dismiss } = useSettleHeld(place, () => setDraft(() => notDismissing))
  const error = again.error ?? dismiss.error
  return (
    <section className={classes.actions} aria-label={t('held.actions')} data-no-print>
      {error !== null && (
        <Alert color="red" role="alert">
          {t(`problems:api.${codeOf(error)}`)}
        </Alert>
      )}
      <Text>{t('held.ways')}</Text>
      <Group>
        <Button loading={again.isPending} onClick={() => again.mutate(undefined, { onSuccess: onSaid })}>
          {t('held.again')}
        </Button>
        <Button
          variant="default"
          aria-expanded={draft.open}
          onClick={() => {
            dismiss.reset()
            setDraft(({ open, reason }) => ({ open: !open, reason }))
          }}
        >
          {t('held.dismiss')}
        </Button>
      </Group>
      {draft.open && (
        <DismissForm
          reason={draft.reason}
          onType={(reason) => setDraft(({ open }) => ({ open, reason }))}
          working={dismiss.isPending}
          onDismiss={(reason) => dismiss.mutate(reason, { onSuccess: onSaid })}
        />
      )}
    </section>
  )
}

const frequent = ['again', 'wrongHousehold', 'elsewhere', 'moved', 'trial'] as const

interface DismissFormProps {
  readonly reason: string
  readonly working: boolean
  readonly onType: (reason: string) => void
  readonly onDismiss: (reason: string) => void
}

function DismissForm({ reason, working, onType, onDismiss }: DismissFormProps) {
  const { t } = useTranslation('desk')
  const [asked, setAsked] = useState(false)
  const given = dismissalSchema.safeParse({ reason })
  const isLong = given.error?.issues.some(({ code }) => code === 'too_big') === true
  const add = (words: string) => onType(reason.trim() === '' ? words : `${reason.trim()} ${words}`)
  return (
    <form
      className={classes.dismiss}
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (given.success && !working) onDismiss(given.data.reason)
      }}
    >
      <Text>{t('held.dismissIntro')}</Text>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a row in every browser */}
      <div className={classes.chips} role="group" aria-label={t('held.frequent')}>
        {frequent.map((each) => (
          <Button
            key={each}
            size="compact-md"
            variant="default"
            radius="xl"
            fw={400}
            onClick={() => add(t(`held.reasons.${each}`))}
          >
            {t(`held.reasons.${each}`)}
          </Button>
        ))}
      </div>
      <Textarea
        label={t('held.reason')}
        value={reason}
        onChange={(event) => onType(event.currentTarget.value)}
        error={asked && !given.success ? t(isLong ? 'held.reasonLong' : 'held.reasonMissing') : null}
        autosize
        minRows={2}
        autoFocus
      />
      <Button type="submit" color="red.9" loading={working}>
        {t('held.dismissNow')}
      </Button>
    </form>
  )
}
