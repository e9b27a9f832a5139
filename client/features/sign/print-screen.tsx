/** Filled forms as pages of A4, of one resident or of a household; the browser prints them. */
import { Button, Group, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import i18next from 'i18next'
import { type ReactNode, useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { MissingHousehold } from '#client/records/missing-household.tsx'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { BackLink } from '#client/ui/back-link.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import classes from './form-sheet.module.css'
import { FormSheet } from './form-sheet.tsx'
import { useFound } from './use-found.ts'

export function HouseholdFormsScreen() {
  const { household } = useFound(useParams({ strict: false }))
  if (household === undefined) return <MissingHousehold />
  const present = household.residents.filter(({ units }) => (units.left ?? null) === null)
  return <Sheets household={household} residents={present} back={`/ho/${household.id}`} isWhole />
}

export function ResidentFormPrintScreen() {
  const { household, resident } = useFound(useParams({ strict: false }))
  if (household === undefined || resident === undefined) return <MissingHousehold />
  const back = `/ho/${household.id}/nhan-khau/${resident.id}/ky`
  return <Sheets household={household} residents={[resident]} back={back} />
}

interface SheetsProps {
  readonly household: HouseholdView
  readonly residents: readonly RecordView[]
  readonly back: string
  /** Of the whole household. */
  readonly isWhole?: boolean
}

function Sheets({ household, residents, back, isWhole = false }: SheetsProps) {
  const { t } = useTranslation('sign')
  usePageTitle(t(isWhole ? 'collect:signOff.printAll' : 'print.title'))
  return (
    <div className={classes.sheets}>
      <Group justify="space-between" className={classes.tools}>
        <BackLink to={back} />
        <Button leftSection={<IconPrinter size="1.1rem" aria-hidden />} onClick={() => window.print()}>
          {t('print.count', { count: residents.length })}
        </Button>
      </Group>
      {residents.length === 0 && <Text>{t('collect:household.nobody')}</Text>}
      <InVietnamese>
        {residents.map((resident) => (
          <FormSheet key={resident.id} household={household} resident={resident} />
        ))}
      </InVietnamese>
    </div>
  )
}

/** The circular's form is in Vietnamese, whatever language its officer reads: offices file it. */
function InVietnamese({ children }: { children: ReactNode }) {
  const [vietnamese] = useState(() => i18next.cloneInstance({ lng: 'vi' }))
  return <I18nextProvider i18n={vietnamese}>{children}</I18nextProvider>
}
