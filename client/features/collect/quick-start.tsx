/** One touch for who a new resident mostly is: relation and relatives are filled from the household. */
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './form.module.css'
import type { SectionProps } from './form-section.tsx'
import { listKin } from './kin-shortcuts.ts'

export function QuickStart({ handle, home }: SectionProps) {
  const { t } = useTranslation('collect')
  const and = t('kin.and')
  const kin = useMemo(() => listKin(home.neighbours), [home])
  if (!handle.now().state.isNew || kin.length === 0) return null
  return (
    <div className={classes.quick}>
      {kin.map(({ kind, names, units }) => (
        <Button
          key={kind}
          size="md"
          variant="light"
          onClick={() => {
            handle.put(units)
            document.querySelector<HTMLElement>('#field-name input')?.focus()
          }}
        >
          {t(`kin.${kind}`, { names: names.join(and) })}
        </Button>
      ))}
    </div>
  )
}
