/** A tablet's ledger in words: what was saved there, what the centre has of it, and whether the two agree. */
import { useTranslation } from 'react-i18next'
import { timeText } from '#client/ui/time-text.ts'
import type { DeviceLedger } from '#shared/sync/ledger.ts'
import { countText } from '#shared/text/number-text.ts'

export interface LedgerFact {
  readonly name: string
  readonly value: string
}

type Finding = 'agrees' | 'lacks' | 'more' | 'differs'

export function findingOf({
  agrees,
  here,
  groups,
}: Pick<DeviceLedger, 'agrees' | 'here' | 'groups'>): Finding {
  if (agrees) return 'agrees'
  if (here < groups) return 'lacks'
  return here > groups ? 'more' : 'differs'
}

/** `null`: the tablet has never compared. */
export function useLedgerFacts(ledger: DeviceLedger | null): readonly LedgerFact[] {
  const { t } = useTranslation('desk')
  if (ledger === null) return [{ name: t('ledger.found'), value: t('ledger.never') }]
  const { households, complete, groups, here, at } = ledger
  const count = Math.abs(here - groups)
  const finding = findingOf(ledger)
  return [
    {
      name: t('ledger.households'),
      value: t(finding === 'agrees' ? 'ledger.atCentre' : 'ledger.sent', {
        count: households,
        done: countText(complete),
        total: countText(households),
      }),
    },
    {
      name: t('ledger.saves'),
      value: t('ledger.here', { count: groups, done: countText(here), total: countText(groups) }),
    },
    {
      name: t('ledger.found'),
      value: [
        t(`ledger.${finding}`, { count, text: countText(count), at: timeText(at) }),
        ...(finding === 'lacks' || finding === 'differs' ? [t('ledger.act')] : []),
      ].join('. '),
    },
  ]
}
