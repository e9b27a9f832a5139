/** The household itself: where it is and its book. A new one goes on to its head. */
import { Button, Title } from '@mantine/core'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListSelect } from '#client/records/list-select.tsx'
import { MissingHousehold } from '#client/records/missing-household.tsx'
import { useBook, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { BackLink } from '#client/ui/back-link.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Page } from '#client/ui/screen.tsx'
import { type CommuneCode, type RecordId, recordId } from '#shared/ids.ts'
import { FormFrame } from './form-frame.tsx'
import { shownOf } from './form-start.ts'
import { HouseholdFields } from './household-fields.tsx'
import { useFormPart } from './live-form.ts'
import type { RecordForm } from './record-form.ts'
import { type RecordFormHandle, useRecordForm } from './use-record-form.ts'
import { useRecordStart } from './use-record-start.ts'

export function HouseholdFormScreen() {
  const { household } = useParams({ strict: false })
  const book = useBook()
  const id = recordId(household ?? '')
  const view = book.findHousehold(id)
  if (view === undefined) return <MissingHousehold />
  return <Start id={id} commune={view.commune} />
}

/** The address takes the id at once: a reload and an unlocking come back to the draft. */
export function NewHouseholdScreen() {
  const tablet = useOpenTablet()
  const { communes } = useBook()
  // of this screen's own address: the next one is known before this one is gone
  const { id: asked } = useSearch({ strict: false })
  const [fresh] = useState(() => tablet.newRecordId())
  if (typeof asked !== 'string') return <Navigate to="/ho/moi" search={{ id: fresh }} replace />
  if (communes[0] === undefined) return <MissingHousehold />
  return <Start key={asked} id={recordId(asked)} commune={communes[0]} />
}

const nothing = {}

function Start({ id, commune }: { id: RecordId; commune: CommuneCode }) {
  const view = useBook().findRecord(id)
  const start = useRecordStart({ type: 'household', id, household: id, view, commune, initial: nothing })
  if (start === undefined) return <LoadingState />
  return <HouseholdForm start={start} />
}

/** Asked where there are several, and where the one of the draft is not the officer's any more. */
function CommuneChoice({ handle, commune }: { handle: RecordFormHandle; commune: CommuneCode | undefined }) {
  const { t } = useTranslation('collect')
  const book = useBook()
  const known = book.communes.find((each) => each === commune)
  const choices = useMemo(
    () => book.communes.map((code) => ({ value: code, label: book.communeName(code) })),
    [book],
  )
  if (book.communes.length === 1 && known !== undefined) return null
  const choose = (code: string | null) => {
    const chosen = book.communes.find((each) => each === code)
    if (chosen !== undefined) handle.moveTo(chosen)
  }
  return (
    <ListSelect
      label={t('household.commune')}
      placeholder={t('form.choose')}
      choices={choices}
      value={known ?? null}
      clearable={false}
      onChoose={choose}
    />
  )
}

function HouseholdForm({ start }: { start: RecordForm }) {
  const { t } = useTranslation('collect')
  const navigate = useNavigate()
  const book = useBook()
  const view = book.findRecord(start.id)
  const [fresh] = useState(() => shownOf(undefined, nothing))
  const handle = useRecordForm({ start, shown: view ?? fresh })
  const commune = useFormPart(handle, ({ state }) => state.commune)
  const saveThen = async (to: string) => {
    if (await handle.save()) await navigate({ to, replace: true })
  }
  const title = t(start.isNew ? 'household.new' : 'household.edit')
  usePageTitle(title)
  const back = start.isNew ? '/' : `/ho/${start.id}`
  return (
    <Page>
      <BackLink to={back} />
      <Title order={1} size="h2">
        {title}
      </Title>
      {start.isNew && <CommuneChoice handle={handle} commune={commune} />}
      <FormFrame
        handle={handle}
        saveName={start.isNew ? t('household.saveAndHead') : t('household.save')}
        onSave={() => saveThen(start.isNew ? `/ho/${start.id}/nhan-khau/moi` : `/ho/${start.id}`)}
        also={
          start.isNew && (
            <Button variant="default" onClick={() => void saveThen(`/ho/${start.id}`)}>
              {t('household.save')}
            </Button>
          )
        }
      >
        <HouseholdFields handle={handle} hamlets={commune === undefined ? [] : book.hamlets(commune)} />
      </FormFrame>
    </Page>
  )
}
