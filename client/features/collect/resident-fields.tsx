/** The items of form DC01 in the order of the paper, with what the laws ask beside them folded where it belongs. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Relative } from '#shared/records/relatives.ts'
import { Fold } from './fold.tsx'
import { Section, type SectionProps } from './form-section.tsx'
import { HouseholdSection } from './household-section.tsx'
import { IdentitySection } from './identity-section.tsx'
import { OriginSection } from './origin-section.tsx'
import { PapersSection } from './papers-section.tsx'
import { RelativeField } from './relative-field.tsx'
import { ResidenceSection } from './residence-section.tsx'

/** Whom most people have; the representative is for the few. */
const family: readonly Relative[] = ['father', 'mother', 'spouse']

/** Knows of the household only what it shows: the household is another object with every draft and every sync. */
export const ResidentFields = memo(function ResidentFields({ handle, home }: SectionProps) {
  const { t } = useTranslation('collect')
  return (
    <>
      <IdentitySection handle={handle} home={home} />
      <OriginSection handle={handle} home={home} />
      <PapersSection handle={handle} />
      <ResidenceSection handle={handle} home={home} />
      <Section name="family">
        {family.map((relative) => (
          <RelativeField key={relative} handle={handle} home={home} relative={relative} />
        ))}
        <Fold
          handle={handle}
          title={t('fold.representative')}
          units={['representativeName', 'representative']}
        >
          <RelativeField handle={handle} home={home} relative="representative" />
        </Fold>
      </Section>
      <HouseholdSection handle={handle} home={home} />
    </>
  )
})
