/** Items 1 to 5 of DC01. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { today } from '#client/records/today.ts'
import { maritalCodes, maritalNames } from '#shared/codes/marital.ts'
import { sexCodes, sexNames } from '#shared/codes/sex.ts'
import { BloodFields } from './blood-fields.tsx'
import { DateField } from './date-field.tsx'
import { FieldPlace } from './field.tsx'
import { Fold } from './fold.tsx'
import { followsFromBirth } from './follows-from-birth.ts'
import { Section, type SectionProps } from './form-section.tsx'
import { QuickStart } from './quick-start.tsx'
import { unitValuesOf } from './record-form.ts'
import { SegmentsField } from './segments-field.tsx'
import { TextField } from './text-field.tsx'

export function IdentitySection({ handle, home }: SectionProps) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const leaveBirth = useCallback(() => {
    const { state } = handle.now()
    if (state.isNew) handle.put(followsFromBirth(unitValuesOf(state), today()))
  }, [handle])
  return (
    <Section name="identity">
      <QuickStart handle={handle} home={home} />
      <TextField handle={handle} unit="name" capitals autoFocus={handle.now().state.isNew} />
      <DateField handle={handle} unit="birth" onLeave={leaveBirth} />
      <Fold handle={handle} title={t('fold.blood')} units={['bloodType']}>
        <FieldPlace handle={handle} unit="bloodType">
          <BloodFields handle={handle} unit="bloodType" />
        </FieldPlace>
      </Fold>
      <SegmentsField
        handle={handle}
        unit="sex"
        choices={sexCodes.map((code) => ({ code, name: sexNames[code][language] }))}
      />
      <SegmentsField
        handle={handle}
        unit="marital"
        choices={maritalCodes.map((code) => ({ code, name: maritalNames[code][language] }))}
      />
    </Section>
  )
}
