/** A row that says what is in it and opens at a touch: what is seldom filled is neither in the way nor drawn before. */
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitText } from '#client/records/unit-text.ts'
import classes from './fold.module.css'
import { useFormPart } from './live-form.ts'
import { unitOf } from './record-form.ts'
import type { RecordFormHandle } from './use-record-form.ts'

interface FoldProps {
  readonly handle: RecordFormHandle
  readonly title: string
  /** What it holds: shown in the row, and opened when one of them is asked for. */
  readonly units: readonly string[]
  readonly children: ReactNode
}

export function Fold({ handle, title, units, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className={classes.fold}
      data-units={units.join(' ')}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={classes.row}>
        <IconChevronRight className={classes.mark} size="1.3rem" aria-hidden />
        <span className={classes.title}>{title}</span>
        {!isOpen && <Content handle={handle} units={units} />}
      </summary>
      {isOpen && <div className={classes.inside}>{children}</div>}
    </details>
  )
}

function Content({ handle, units }: Pick<FoldProps, 'handle' | 'units'>) {
  const { t } = useTranslation('collect')
  const text = useUnitText()
  const words = useFormPart(handle, ({ state }) =>
    units
      .flatMap((unit) => {
        const value = unitOf(state, unit)
        return value === null ? [] : [text(unit, value)]
      })
      .join(' · '),
  )
  const found = useFormPart(handle, ({ findings: { faults, warnings } }) => {
    const isWithin = (place: string) => units.includes(place.split('.')[0] ?? '')
    if (Object.keys(faults).some(isWithin)) return 'wrong'
    return Object.keys(warnings).some(isWithin) ? 'odd' : undefined
  })
  return (
    <span className={classes.content} data-found={found}>
      {found === undefined ? words || t('fold.empty') : t(`fold.${found}`)}
    </span>
  )
}
