/** Events that were told of one household, each whole: what happened, by which paper, who told it and what it wrote. */
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { timeText } from '#client/ui/time-text.ts'
import type { EventStory } from '#shared/api/queue.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import classes from './event-stories.module.css'
import { useEventText } from './event-text.ts'
import { textOf } from './unit-text.ts'

interface EventStoriesProps {
  readonly stories: readonly EventStory[]
  readonly valueText: (unit: string, value: UnitValue) => string
  /** Of a resident who is on the screen. */
  readonly nameOf: (id: string) => string | undefined
}

export function EventStories({ stories, valueText, nameOf }: EventStoriesProps) {
  const { t } = useTranslation('collect')
  if (stories.length === 0) return null
  return (
    <section aria-label={t('stories.title')}>
      <Title order={3} size="h4">
        {t('stories.title')}
      </Title>
      <ol className={classes.stories}>
        {stories.map((story) => (
          <Story key={story.groupId} story={story} valueText={valueText} nameOf={nameOf} />
        ))}
      </ol>
    </section>
  )
}

function Story({
  story,
  valueText,
  nameOf,
}: Omit<EventStoriesProps, 'stories'> & { readonly story: EventStory }) {
  const { t } = useTranslation('collect')
  const text = useEventText()
  const { changes, by, at, event, outcome } = story
  return (
    <li className={classes.story}>
      <strong>{text.of(event)}</strong>
      <Text c="dimmed" size="sm">
        {t('stories.by', { by: by.name, at: timeText(at) })}
        {outcome !== 'applied' && ` · ${t(`stories.${outcome}`)}`}
      </Text>
      <details>
        <summary>{t('stories.changes', { count: changes.length })}</summary>
        <ul className={classes.changes}>
          {changes.flatMap(({ id, wrote, saw }) =>
            Object.entries(wrote).map(([unit, value]) => (
              <li key={`${id} ${unit}`}>
                {t('stories.change', {
                  name: textOf(wrote.name) ?? nameOf(id) ?? t('work.unnamed'),
                  unit: t(`units.${unit}`, { defaultValue: unit }),
                  from: valueText(unit, saw[unit] ?? null),
                  to: valueText(unit, value),
                })}
              </li>
            )),
          )}
        </ul>
      </details>
    </li>
  )
}
