/** Flags, units, people and values in words, as the desk says them. */
import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import { partsOf, textOf, useUnitText } from '#client/records/unit-text.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { FlagView, HouseholdView } from '#shared/api/flags.ts'
import { isCheckCode } from '#shared/checks/check-list.ts'
import type { Row } from '#shared/records/record.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { ConflictStory } from './conflict-story.ts'
import type { Option } from './options.ts'
import { listReasons, reasonKind } from './reasons.ts'

export type NameOf = (username: string) => string

/** A username where no name came with it. */
export const namesFrom =
  (people: readonly { readonly username: string; readonly name: string }[]): NameOf =>
  (username) =>
    people.find((person) => person.username === username)?.name ?? username

export function addressOf(household: Pick<Row, 'units'> | null): string {
  const { house, street } = partsOf(household?.units.address)
  return [house, street, textOf(household?.units.hamlet)].filter(Boolean).join(', ')
}

/** A short name of what a flag is about: its rule, or the unit that two people wrote. */
export function useFlagName() {
  const { t } = useTranslation('flags')
  return ({ kind, rule, unit }: Pick<Flag, 'kind' | 'rule' | 'unit'>): string => {
    if (kind === 'conflict') {
      const name = unit === null ? '' : t(`collect:units.${unit}`, { defaultValue: unit })
      return unit === null ? t('list.conflict') : name
    }
    return rule !== null && isCheckCode(rule) ? t(`rules.${rule}`) : (rule ?? '')
  }
}

/** A unit's value; a household by its address where it is the one on the screen. */
export function useValueText(view: HouseholdView | undefined): (unit: string, value: UnitValue) => string {
  const { t } = useTranslation('flags')
  const text = useUnitText((id) => textOf(view?.residents.find((each) => each.id === id)?.units.name))
  return (unit, value) => {
    if (unit !== 'household' || typeof value !== 'string') return text(unit, value)
    if (value !== view?.household?.id) return t('otherHousehold', { end: value.slice(-6).toUpperCase() })
    return addressOf(view.household) || t('thisHousehold')
  }
}

/** A flag as a sentence: a failed check by its own, a conflict by who wrote what and what they saw. */
export function useFlagSentence(view: FlagView, story: ConflictStory, nameOf: NameOf): string {
  const { t } = useTranslation('flags')
  const problem = useProblemText()
  const text = useValueText(view.view)
  const { flag } = view
  const unit = flag.unit ?? ''
  if (flag.kind === 'check') return problem.ofFlag(flag)
  const writings = story.writings.map(({ by, value, saw, at }) => {
    const facts = { who: nameOf(by), value: text(unit, value), at: timeText(at) }
    return story.saw === undefined
      ? t('sentence.wroteSeeing', { ...facts, saw: text(unit, saw) })
      : t('sentence.wrote', facts)
  })
  const shared = story.saw === undefined ? [] : [sawTogether(story.writings.length, text(unit, story.saw))]
  return `${[...writings, ...shared].join('; ')}.`

  function sawTogether(count: number, saw: string): string {
    if (count === 1) return t('sentence.oneSaw', { saw })
    return count === 2 ? t('sentence.bothSaw', { saw }) : t('sentence.allSaw', { saw })
  }
}

/** How a closed flag was closed. */
export function useClosedText() {
  const { t } = useTranslation('flags')
  return ({ state, found, settledBy, closedAt }: Flag, nameOf: NameOf): string => {
    const facts = {
      who: settledBy === null ? '' : nameOf(settledBy),
      at: timeText(closedAt ?? ''),
      from: nameOf(found.claim ?? ''),
    }
    if (state === 'settled' && found.how !== undefined) return t(`closed.${found.how}`, facts)
    return t(`closed.${state}`, facts)
  }
}

/** The frequent reasons for what is chosen. */
export function useReasonTexts(option: Option | undefined): readonly string[] {
  const { t } = useTranslation('flags')
  if (option === undefined) return []
  const kind = reasonKind(option.kind)
  return listReasons(kind).map((name) => t(`reasons.${kind}.${name}`))
}
