/** How far the sign-off has come: the three steps, who took each and when, and what has to be signed again. */
import { IconAlertTriangle, IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useItemName } from '#client/records/form-item-name.ts'
import { partsOf } from '#client/records/unit-text.ts'
import { type SignOff, type Step, steps } from '#shared/forms/sign-off.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { dateText } from '#shared/text/date-text.ts'
import classes from './sign.module.css'

type StepState = 'done' | 'next' | 'again' | 'open'

const icons = { done: IconCircleCheck, next: IconCircleDot, again: IconAlertTriangle, open: IconCircle }

function stateOf(step: Step, { state, changed, next }: SignOff): StepState {
  const taken = state !== 'unsigned' && steps.indexOf(step) <= steps.indexOf(state)
  if (taken) return changed.length > 0 ? 'again' : 'done'
  return step === next ? 'next' : 'open'
}

export function SignSteps({ units, signOff }: { units: UnitValues; signOff: SignOff }) {
  const { t } = useTranslation('sign')
  const itemName = useItemName()
  return (
    <>
      <ol className={classes.steps}>
        {steps.map((step) => {
          const state = stateOf(step, signOff)
          const Icon = icons[state]
          const { on = null, name = null, by = null, how = null } = partsOf(units[step])
          const who = name ?? by ?? ''
          const day = on === null ? '' : dateText(on)
          return (
            <li key={step} className={classes.step} data-step={step} data-state={state}>
              <Icon size="1.5rem" aria-hidden />
              <span className={classes.stepName}>{t(`steps.${step}`)}</span>
              <span className={classes.stepWords}>
                {state === 'done' && t(how === 'witness' ? 'doneBefore' : 'done', { who, day })}
                {state === 'again' && t('again', { who, day })}
                {state === 'next' && t('next')}
                {state === 'open' && t('open')}
              </span>
            </li>
          )
        })}
      </ol>
      {signOff.changed.length > 0 && (
        <div className={classes.changed} data-again>
          {t('changed')}
          <ul>
            {signOff.changed.map((item) => (
              <li key={item.key}>{itemName(item)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
