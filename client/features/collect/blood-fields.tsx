/** Item 3: only when the citizen asks for it, and only from a laboratory's paper. */
import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldProps } from './field.tsx'
import { useFieldValue } from './field.tsx'
import { PartField } from './part-field.tsx'

export function BloodFields({ handle, unit }: FieldProps) {
  const { t } = useTranslation('collect')
  const value = useFieldValue({ handle, unit })
  const [isAsked, setAsked] = useState(false)
  if (value === null && !isAsked) {
    return <Checkbox size="lg" label={t('blood.onRequest')} checked={false} onChange={() => setAsked(true)} />
  }
  return (
    <>
      <PartField handle={handle} unit={unit} part="type" />
      <PartField handle={handle} unit={unit} part="paper" />
      <Button
        variant="default"
        onClick={() => {
          setAsked(false)
          handle.put({ [unit]: null })
        }}
      >
        {t('blood.notWanted')}
      </Button>
    </>
  )
}
