/** What an event will do, a sentence each, before it is saved. */
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { textOf, useUnitText } from '#client/records/unit-text.ts'
import type { RecordView } from '#client/tablet/tablet.ts'
import type { Effect } from '#shared/events/effects.ts'
import type { EventChange } from '#shared/events/standing.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import type { Parts, UnitValue } from '#shared/records/unit.ts'
import { dateInWords } from '#shared/text/date-text.ts'

const partsOf = (value: UnitValue): Parts => (typeof value === 'object' && value !== null ? value : {})

interface Around {
  readonly changes: readonly EventChange[]
  readonly findView: (id: RecordId) => RecordView | undefined
  /** The head of the other household of a merge. */
  readonly intoHead: string | undefined
}

export function useEffectText({ changes, findView, intoHead }: Around): (effect: Effect) => string {
  const { t } = useTranslation('events')
  const language = useLanguage()
  const text = useUnitText()
  const relationText = (value: UnitValue) => text('relation', value)
  const wroteOf = (id: RecordId) => changes.find((change) => change.id === id)?.wrote ?? {}
  const dateOf = (value: string | null | undefined) => (value == null ? '' : dateInWords(value, language))
  /** Whom a link names: a resident, or a name that is written down. */
  const linked = ({ id, unit, to }: Effect): string => {
    const { resident = null } = partsOf(to)
    if (resident === null) return textOf(wroteOf(id)[`${unit}Name`]) ?? t('effect.nobody')
    return textOf(findView(recordId(resident))?.units.name) ?? t('effect.unnamed')
  }
  return (effect) => {
    const { code, id, unit, from, to } = effect
    const name = effect.name ?? t('effect.unnamed')
    const parts = partsOf(to)
    switch (code) {
      case 'closed':
        return t(`effect.closed.${parts.why ?? 'moved'}`)
      case 'joins':
        return t('effect.joins', { name, relation: relationText(to) })
      case 'moves':
        return intoHead === undefined
          ? t('effect.movesNew', { name })
          : t('effect.movesInto', { name, head: intoHead })
      case 'leaves':
        return t(`effect.leaves.${parts.why ?? 'other'}`, { name, on: dateOf(parts.on), to: parts.to ?? '' })
      case 'absent':
        return t('effect.absent', { name, on: dateOf(parts.from) })
      case 'temporary':
        return t('effect.temporary', { name, on: dateOf(parts.from), until: dateOf(parts.until) })
      case 'registered':
        return t('effect.registered', { name, place: text(unit, to) })
      case 'spouse':
      case 'parent':
        return t(`effect.${code}`, { name, role: t(`collect:units.${unit}Name`), other: linked(effect) })
      case 'unit':
        return t('effect.unit', {
          name,
          unit: t(`collect:units.${unit}`),
          from: text(unit, from),
          to: text(unit, to),
        })
      case 'relation':
        return t('effect.relation', { name, from: relationText(from), to: relationText(to) })
      case 'number-kept':
        return t('effect.number-kept', { name, number: textOf(findView(id)?.units.idNumber) ?? '' })
      default:
        return t(`effect.${code}`, { name })
    }
  }
}
