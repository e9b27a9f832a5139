/** Items 15 to 17 of DC01. The head and the book are the household's: they are shown here and kept there. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { nationalityText } from '#client/records/code-names.ts'
import { useLanguage } from '#client/records/problem-text.ts'
import { headRelation } from '#shared/codes/relations.ts'
import { factsOf } from '#shared/records/relatives.ts'
import { CodeField } from './code-field.tsx'
import { useFieldValue } from './field.tsx'
import { Fold } from './fold.tsx'
import classes from './form.module.css'
import { Section, type SectionProps } from './form-section.tsx'
import { HelpMark } from './help-mark.tsx'
import { findHead } from './home.ts'
import { TextField } from './text-field.tsx'
import { useRelationChoices } from './use-choices.ts'

export function HouseholdSection({ handle, home }: SectionProps) {
  const { t } = useTranslation('collect')
  const relations = useRelationChoices(home.commune)
  return (
    <>
      <Section name="household">
        <Head handle={handle} home={home} />
        <CodeField handle={handle} unit="relation" choices={relations} />
        <div>
          <div className={classes.label}>{t('units.bookNumber')}</div>
          <Text>{home.bookNumber ?? t('conflict.empty')}</Text>
        </div>
        <Fold handle={handle} title={t('fold.book')} units={['bookSays']}>
          <TextField handle={handle} unit="bookSays" plain description={t('form.bookSaysHint')} />
        </Fold>
      </Section>
      <Section name="contact">
        <Fold handle={handle} title={t('fold.contact')} units={['phone', 'email']}>
          <TextField handle={handle} unit="phone" numeric />
          <TextField handle={handle} unit="email" plain />
        </Fold>
      </Section>
    </>
  )
}

function Head({ handle, home }: SectionProps) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const isHead = useFieldValue({ handle, unit: 'relation' }) === headRelation
  const head = findHead(home.neighbours)
  const { name, nationality, number } = factsOf(head?.units ?? {})
  return (
    <div className={classes.field}>
      <div className={classes.label}>{t('resident.head')}</div>
      <HelpMark name={t('resident.head')} text={t('help.head')} />
      <Text>{isHead ? t('resident.headIsThis') : (name ?? t('list.noHead'))}</Text>
      {!isHead && head !== undefined && (
        <Text size="sm" c="dimmed">
          {[nationalityText(nationality, language), number].filter(Boolean).join(' · ')}
        </Text>
      )}
    </div>
  )
}
