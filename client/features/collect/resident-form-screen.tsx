/** One resident, item after item as on form DC01. */
import { Button, Title } from '@mantine/core'
import { Navigate, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MissingHousehold } from '#client/records/missing-household.tsx'
import { textOf } from '#client/records/unit-text.ts'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { useBook, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { BackLink } from '#client/ui/back-link.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Page } from '#client/ui/screen.tsx'
import { headRelation } from '#shared/codes/relations.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { FormFrame } from './form-frame.tsx'
import { shownOf } from './form-start.ts'
import { useHome } from './home.ts'
import { HouseholdWarnings } from './household-warnings.tsx'
import type { RecordForm } from './record-form.ts'
import { ResidentFields } from './resident-fields.tsx'
import { ResidentLeaving } from './resident-leaving.tsx'
import { SignOffPart } from './sign-off-part.tsx'
import { spouseEdits } from './spouse-edits.ts'
import { useRecordForm } from './use-record-form.ts'
import { useRecordStart } from './use-record-start.ts'

const newResident = 'moi'

export function ResidentFormScreen() {
  const { household, resident } = useParams({ strict: false })
  const tablet = useOpenTablet()
  const book = useBook()
  const [fresh] = useState(() => tablet.newRecordId())
  const view = book.findHousehold(recordId(household ?? ''))
  if (view === undefined) return <MissingHousehold />
  // a new one's address takes its id at once: a reload and an unlocking come back to the draft
  if (resident === newResident) return <Navigate to={addressOf(view, fresh)} replace />
  const id = recordId(resident ?? '')
  return <Start key={id} household={view} id={id} />
}

const addressOf = ({ id }: HouseholdView, resident: string) => `/ho/${id}/nhan-khau/${resident}`

interface StartProps {
  readonly household: HouseholdView
  readonly id: RecordId
}

function Start({ household, id }: StartProps) {
  const book = useBook()
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
  const place = { id, household: household.id, view, commune: household.commune, initial }
  const start = useRecordStart({ type: 'resident', ...place })
  if (start === undefined) return <LoadingState />
  return <ResidentForm household={household} start={start} initial={initial} />
}

interface ResidentFormProps extends Pick<StartProps, 'household'> {
  readonly start: RecordForm
  readonly initial: UnitValues
}

function ResidentForm({ household, start, initial }: ResidentFormProps) {
  const { t } = useTranslation('collect')
  const navigate = useNavigate()
  const tablet = useOpenTablet()
  const view = useBook().findRecord(start.id)
  const [fresh] = useState(() => shownOf(undefined, initial))
  const handle = useRecordForm({ start, shown: view ?? fresh })
  usePageTitle(t(view === undefined ? 'resident.new' : 'resident.title'))
  const back = () => navigate({ to: `/ho/${household.id}`, replace: true })
  const home = useHome(household)
  const saveAll = () => handle.save(spouseEdits(handle.now().state, household.residents))
  const save = async () => {
    if (await saveAll()) await back()
  }
  const saveAndNext = async () => {
    if (await saveAll()) await navigate({ to: addressOf(household, tablet.newRecordId()), replace: true })
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
        also={
          start.isNew && (
            <Button variant="default" onClick={() => void saveAndNext()}>
              {t('resident.saveAndNext')}
            </Button>
          )
        }
      >
        <ResidentFields handle={handle} home={home} />
      </FormFrame>
      {view !== undefined && <SignOffPart household={household} resident={view} />}
      {view !== undefined && (
        <ResidentLeaving household={household} resident={view} onDone={() => void back()} />
      )}
    </Page>
  )
}
