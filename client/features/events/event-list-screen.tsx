/** Biến động: the 16 events behind the household's one button, each a large touch away from its form. */
import { Text, Title } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useEventText } from '#client/records/event-text.ts'
import { useLanguage } from '#client/records/problem-text.ts'
import { textOf } from '#client/records/unit-text.ts'
import { useBook } from '#client/tablet/use-tablet.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Page } from '#client/ui/screen.tsx'
import { type EventKind, eventKindCodes } from '#shared/codes/event-kinds.ts'
import { mayHappen } from '#shared/events/closed-household.ts'
import { eventList } from '#shared/events/event-list.ts'
import { recordId } from '#shared/ids.ts'
import classes from './events.module.css'
import { BackToHousehold, NoHousehold } from './no-household.tsx'

/** What happens to people, and then to households: as an officer looks for it. */
const groups: readonly {
  readonly name: 'people' | 'moves' | 'household'
  readonly kinds: readonly EventKind[]
}[] = [
  { name: 'people', kinds: ['birth', 'death', 'marriage', 'divorce', 'adoption', 'correction', 'missing'] },
  { name: 'moves', kinds: ['move-in', 'move-out', 'temporary', 'absence', 'service', 'emigration'] },
  { name: 'household', kinds: ['split', 'merge', 'change-of-head'] },
]
export const listedKinds: readonly EventKind[] = groups.flatMap(({ kinds }) => kinds)

export const isEventKind = (text: string | undefined): text is EventKind =>
  eventKindCodes.some((code) => code === text)

export function EventListScreen() {
  const { t } = useTranslation('events')
  const { household } = useParams({ strict: false })
  const view = useBook().findHousehold(recordId(household ?? ''))
  usePageTitle(t('title'))
  const told = groups.flatMap(({ name, kinds }) => {
    const possible = view === undefined ? [] : kinds.filter((kind) => mayHappen(kind, view))
    return possible.length === 0 ? [] : [{ name, kinds: possible }]
  })
  if (view === undefined || told.length === 0) return <NoHousehold household={household ?? ''} />
  return (
    <Page>
      <BackToHousehold household={view.id} />
      <Title order={1} size="h2">
        {t('title')}
      </Title>
      <Text>{t('of', { head: textOf(view.head?.units.name) ?? t('noHead') })}</Text>
      {told.map(({ name, kinds }) => (
        <section key={name}>
          <Title order={2} size="h4">
            {t(`group.${name}`)}
          </Title>
          <ul className={classes.kinds}>
            {kinds.map((kind) => (
              <li key={kind}>
                <EventLink household={view.id} kind={kind} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  )
}

function EventLink({ household, kind }: { household: string; kind: EventKind }) {
  const language = useLanguage()
  const { nameOf } = useEventText()
  const { paper } = eventList[kind]
  return (
    <Link
      to="/ho/$household/bien-dong/$kind"
      params={{ household, kind }}
      className={classes.kind}
      data-kind={kind}
    >
      <span className={classes.name}>{nameOf(kind)}</span>
      {paper !== null && <span className={classes.paper}>{paper[language]}</span>}
    </Link>
  )
}
