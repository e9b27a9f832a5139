import { Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { useProblemText } from '#client/records/problem-text.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { DeviceId } from '#shared/ids.ts'
import { countText } from '#shared/text/number-text.ts'
import classes from './queue.module.css'
import type { HeldPlace } from './queue-view.ts'
import { useHeldOf } from './use-queue.ts'

/** What of this tablet is held, the oldest first; nothing where nothing is. */
export function HeldList({ device, onOpen }: { device: DeviceId; onOpen: (place: HeldPlace) => void }) {
  const { t } = useTranslation('desk')
  const { ofHeld } = useProblemText()
  const held = useHeldOf(device)
  if (held.data === undefined) {
    return held.isError ? <Text role="alert">{t(`problems:api.${codeOf(held.error)}`)}</Text> : null
  }
  const { groups, total } = held.data
  if (groups.length === 0) return null
  return (
    <section aria-label={t('held.title')}>
      <h3 className={classes.heading}>
        {t('held.title')} · {countText(total)}
      </h3>
      <ul className={classes.held_list}>
        {groups.map((group) => (
          <li key={group.groupId}>
            <UnstyledButton
              className={classes.held}
              onClick={() => onOpen({ commune: group.commune.code, groupId: group.groupId })}
            >
              <span>
                <span className={classes.held_reason}>{ofHeld(group.problem)}</span>
                <span className={classes.quiet}>
                  {t('held.arrived', { at: timeText(group.arrivedAt) })} · {group.commune.name}
                </span>
              </span>
              <IconChevronRight size="1.2rem" aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {total > groups.length && (
        <Text c="dimmed">{t('held.more', { shown: countText(groups.length), text: countText(total) })}</Text>
      )}
    </section>
  )
}
