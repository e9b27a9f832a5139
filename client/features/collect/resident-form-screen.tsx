/** One resident, item after item as on form DC01. */
import { Title } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf } from '#client/records/unit-text.ts'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Page } from '#client/ui/screen.tsx'
import { headRelation } from '#shared/codes/relations.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { BackLink } from './back-link.tsx'
import { FormFrame } from './form-frame.tsx'
import { HouseholdWarnings } from './household-warnings.tsx'
import { MissingHousehold } from './missing-household.tsx'
import type { RecordForm } from './record-form.ts'
import { ResidentFields } from './resident-fields.tsx'
import { ResidentLeaving } from './resident-leaving.tsx'
import { useRecordForm } from './use-record-form.ts'
import { shownOf, useRecordStart } from './use-record-start.ts'

const newResident = 'moi'

export function ResidentFormScreen() {
  const { household, resident } = useParams({ strict: false })
  const tablet = useOpenTablet()
  const book = useLive(tablet.book)
  const view = book.findHousehold(recordId(household ?? ''))
  const [freshId] = useState(() => tablet.newRecordId())
  if (view === undefined) return <MissingHousehold />
  const id = resident === newResident ? freshId : recordId(resident ?? '')
  return <Start key={id} household={view} id={id} />
}

function Start({ household, id }: { household: HouseholdView; id: RecordId }) {
  const book = useLive(useOpenTablet().book)
  const view = book.findRecord(id)
  const [initial] = useState(
    (): UnitValues => ({
      household: household.id,
      nationality: 'VN',
      ethnicGroup: textOf(household.head?.units.ethnicGroup) ?? null,
      permanentAddress: household.head?.units.permanentAddress ?? null,
      relation: household.residents.length === 0 ? headRelation : null,
    }),
  )
  const start = useRecordStart({ type: 'resident', id, household: household.id, view, initial })
  if (start === undefined) return <LoadingState />
  return <ResidentForm household={household} start={start} initial={initial} />
}

interface ResidentFormProps {
  readonly household: HouseholdView
  readonly start: RecordForm
  readonly initial: UnitValues
}

function ResidentForm({ household, start, initial }: ResidentFormProps) {
  const { t } = useTranslation('collect')
  const navigate = useNavigate()
  const view = useLive(useOpenTablet().book).findRecord(start.id)
  const [fresh] = useState(() => shownOf(undefined, initial))
  const handle = useRecordForm({ start, shown: view ?? fresh, commune: household.commune })
  usePageTitle(t(view === undefined ? 'resident.new' : 'resident.title'))
  const back = () => navigate({ to: `/ho/${household.id}`, replace: true })
  const save = async () => {
    if (await handle.save()) await back()
  }
  return (
    <Page>
      <BackLink to={`/ho/${household.id}`} />
      <Title order={1} size="h2">
        {textOf(view?.units.name) ?? t('resident.new')}
      </Title>
      <FormFrame
        handle={handle}
        saveName={t('resident.save')}
        warnings={<HouseholdWarnings handle={handle} household={household} />}
        onSave={save}
      >
        <ResidentFields
          handle={handle}
          commune={household.commune}
          hamlet={textOf(household.units.hamlet) ?? null}
          head={textOf(household.head?.units.name) ?? null}
        />
      </FormFrame>
      {view !== undefined && (
        <ResidentLeaving household={household} resident={view} onDone={() => void back()} />
      )}
    </Page>
  )
}
