/** One move: what is known of the place that was left, of the place that was reached, and who may be the other half. */
import { Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Fact, FactGrid } from '#client/ui/fact-grid.tsx'
import { SidePanel } from '#client/ui/side-panel.tsx'
import { timeText } from '#client/ui/time-text.ts'
import type { Move } from '#shared/api/moves.ts'
import { dayText } from './move-columns.tsx'
import { ageOf, keyOf, likelyHalves } from './move-view.ts'
import classes from './moves.module.css'

interface MovePanelProps {
  /** As the address names it; the list may not have it any more. */
  readonly opened: string
  readonly moves: readonly Move[]
  readonly onOpen: (key: string | undefined) => void
}

export function MovePanel({ opened, moves, onOpen }: MovePanelProps) {
  const { t } = useTranslation('desk')
  const move = moves.find((each) => keyOf(each) === opened)
  const title = move === undefined ? t('moves.gone.title') : (move.name ?? t('moves.unnamed'))
  return (
    <SidePanel title={title} of={opened} onClose={() => onOpen(undefined)}>
      {move === undefined ? (
        <p>{t('moves.gone.text')}</p>
      ) : (
        <>
          <Sides move={move} />
          <Likely halves={likelyHalves(move, moves)} onOpen={onOpen} />
        </>
      )}
    </SidePanel>
  )
}

const Facts = ({ title, facts }: { title: string; facts: readonly Fact[] }) => (
  <section aria-label={title}>
    <h3 className={classes.heading}>{title}</h3>
    <FactGrid facts={facts} />
  </section>
)

/** One side told of itself; of the other only that one is known by name. */
function Sides({ move }: { move: Move }) {
  const { t } = useTranslation('desk')
  const { side, commune, on, other, birth, notedAt } = move
  const days = ageOf(move, Date.now())
  const told: readonly Fact[] = [
    [t('moves.column.commune'), commune.name],
    [t('moves.column.on'), dayText(on)],
    [t('moves.noted'), timeText(notedAt)],
  ]
  const missing: readonly Fact[] = [[t('moves.said', { commune: commune.name }), other ?? t('moves.notSaid')]]
  return (
    <>
      <Text>{t(`moves.state.${side}`, { count: days })}</Text>
      <Facts title={t('moves.place.left')} facts={side === 'left' ? told : missing} />
      <Facts title={t('moves.place.arrived')} facts={side === 'left' ? missing : told} />
      <Facts title={t('moves.who')} facts={[[t('moves.column.birth'), dayText(birth)]]} />
    </>
  )
}

function Likely({ halves, onOpen }: { halves: readonly Move[]; onOpen: MovePanelProps['onOpen'] }) {
  const { t } = useTranslation('desk')
  return (
    <section aria-label={t('moves.likely.title')}>
      <h3 className={classes.heading}>{t('moves.likely.title')}</h3>
      <Text className={classes.quiet}>
        {t(halves.length === 0 ? 'moves.likely.none' : 'moves.likely.how')}
      </Text>
      <ul className={classes.halves}>
        {halves.map((half) => (
          <li key={keyOf(half)}>
            <UnstyledButton className={classes.half} onClick={() => onOpen(keyOf(half))}>
              <span>
                {t(`moves.side.${half.side}`)}
                <span className={classes.quiet}>
                  {[half.commune.name, half.birth === null ? null : dayText(half.birth), dayText(half.on)]
                    .filter((part) => part !== null)
                    .join(' · ')}
                </span>
              </span>
              <IconChevronRight size="1.2rem" aria-hidden />
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  )
}
