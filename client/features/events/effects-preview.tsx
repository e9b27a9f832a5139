/** What the event will do, said before it is saved; what somebody is to the new head can be put right here. */
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ListSelect } from '#client/records/list-select.tsx'
import { textOf } from '#client/records/unit-text.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import type { Effect } from '#shared/events/effects.ts'
import classes from './events.module.css'
import { useEffectText } from './use-effect-text.ts'
import { useRelationList } from './use-relation-list.ts'
import type { TellingHandle } from './use-telling.ts'

export function EffectsPreview({ handle }: { handle: TellingHandle }) {
  const { t } = useTranslation('events')
  const { effects } = handle
  return (
    <section aria-labelledby="event-effects" className={classes.effects}>
      <Title order={2} size="h4" id="event-effects">
        {t('effects')}
      </Title>
      {effects.length === 0 && <Text c="dimmed">{t('effectsLater')}</Text>}
      <ul className={classes.list} aria-live="polite">
        {effects.map((effect) => (
          <EffectLine key={`${effect.id} ${effect.unit}`} handle={handle} effect={effect} />
        ))}
      </ul>
    </section>
  )
}

function EffectLine({ handle, effect }: { handle: TellingHandle; effect: Effect }) {
  const { t } = useTranslation('events')
  const { book } = useOpenTablet()
  const relations = useRelationList()
  const text = useEffectText({
    changes: handle.preview,
    findView: (id) => book.get().findRecord(id),
    intoHead: textOf(handle.into?.head?.units.name),
  })
  return (
    <li>
      <Text>{text(effect)}</Text>
      {effect.code === 'relation' && (
        <ListSelect
          ariaLabel={t('putRight', { name: effect.name ?? '' })}
          placeholder={t('choose')}
          choices={relations}
          value={typeof effect.to === 'string' ? effect.to : null}
          onChoose={(code) => handle.putRight(effect.id, code)}
        />
      )}
    </li>
  )
}
