import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { nationalityText } from '#client/records/code-names.ts'
import { useLanguage } from '#client/records/problem-text.ts'
import { useBook } from '#client/tablet/use-tablet.tsx'
import { recordId } from '#shared/ids.ts'
import { relativeOf, unlinkUnits } from '#shared/records/relatives.ts'
import classes from './form.module.css'
import type { RelativeFieldProps } from './form-section.tsx'
import { unitValuesOf } from './record-form.ts'

/** What the linked resident's own record says, and the way back to words. */
export function LinkedRelative({
  handle,
  home,
  relative,
  linked,
}: RelativeFieldProps & { readonly linked: string }) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const book = useBook()
  const find = (id: string) =>
    home.neighbours.find((one) => one.id === id)?.units ?? book.findRecord(recordId(id))?.units
  const units = find(linked)
  const { name, nationality, number } = relativeOf(unitValuesOf(handle.now().state), relative, find)
  return (
    <div className={classes.linked}>
      <div>
        <Text fw={600}>{units === undefined ? t('relatives.gone') : (name ?? t('work.unnamed'))}</Text>
        <Text size="sm" c="dimmed">
          {[t('parts.linked'), nationalityText(nationality, language), number].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Button
        variant="default"
        onClick={() => handle.put(unlinkUnits(relative, { name, nationality, number }))}
      >
        {t('relatives.unlink')}
      </Button>
    </div>
  )
}
