/** Items 6 to 10 of DC01. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { partsOf } from '#client/records/unit-text.ts'
import { CodeField } from './code-field.tsx'
import classes from './form.module.css'
import { Section, type SectionProps } from './form-section.tsx'
import { findHead } from './home.ts'
import { originOf } from './kin-shortcuts.ts'
import { useFormPart } from './live-form.ts'
import { PlaceField } from './place-field.tsx'
import { unitOf, unitValuesOf } from './record-form.ts'
import { useEthnicChoices, useNationalityChoices, useReligionChoices } from './use-choices.ts'
import { useHere } from './use-here.ts'

export function OriginSection({ handle, home }: SectionProps) {
  const { t } = useTranslation('collect')
  const ethnicGroups = useEthnicChoices(home.commune)
  const religions = useReligionChoices(home.commune)
  const nationalities = useNationalityChoices(home.commune)
  const here = { name: t('form.here'), place: useHere(home.commune, null) }
  const same = {
    name: t('form.sameAsBirthPlace'),
    place: () => partsOf(unitOf(handle.now().state, 'birthPlace')),
  }
  return (
    <Section name="origin">
      <LikeHead handle={handle} home={home} />
      <PlaceField handle={handle} unit="birthPlace" shortcuts={[here]} />
      <PlaceField handle={handle} unit="hometown" shortcuts={[here, same]} />
      <CodeField handle={handle} unit="ethnicGroup" choices={ethnicGroups} />
      <CodeField handle={handle} unit="nationality" choices={nationalities} />
      <CodeField handle={handle} unit="religion" choices={religions} />
    </Section>
  )
}

/** Families mostly have one origin: what is empty is taken from the head at one touch. */
function LikeHead({ handle, home }: SectionProps) {
  const { t } = useTranslation('collect')
  const head = findHead(home.neighbours)
  const origin = () => originOf(head?.units ?? {}, unitValuesOf(handle.now().state))
  const units = useFormPart(handle, () => Object.keys(origin()).join(' '))
  if (head === undefined || head.id === handle.now().state.id || units === '') return null
  const names = units.split(' ').map((unit) => t(`units.${unit}`))
  return (
    <div className={classes.quick}>
      <Button
        size="md"
        variant="light"
        h="auto"
        mih={48}
        styles={{ label: { whiteSpace: 'normal' } }}
        onClick={() => handle.put(origin())}
      >
        {t('form.likeHead', { units: names.join(', ') })}
      </Button>
    </div>
  )
}
