/** The household itself: where it is and its book. A new one goes on to its head. */
import { Button, Select, Title } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MissingHousehold } from '#client/records/missing-household.tsx'
import type { Book } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Page } from '#client/ui/screen.tsx'
import { type CommuneCode, type RecordId, recordId } from '#shared/ids.ts'
import { BackLink } from './back-link.tsx'
import { FormFrame } from './form-frame.tsx'
import { HouseholdFields } from './household-fields.tsx'
import type { RecordForm } from './record-form.ts'
import { useRecordForm } from './use-record-form.ts'
import { shownOf, useRecordStart } from './use-record-start.ts'

export function HouseholdFormScreen() {
  const { household } = useParams({ strict: false })
  const book = useLive(useOpenTablet().book)
  const id = recordId(household ?? '')
  const view = book.findHousehold(id)
  if (view === undefined) return <MissingHousehold />
  return <Start id={id} commune={view.commune} />
}

/** An address of its own: a draft that was left at `/ho/moi` is found again by the work screen, under its id. */
export function NewHouseholdScreen() {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const book = useLive(tablet.book)
  const asked = new URLSearchParams(location.search).get('id')
  const [id] = useState(() => (asked === null ? tablet.newRecordId() : recordId(asked)))
  const [commune, setCommune] = useState<CommuneCode | undefined>(book.communes[0])
  if (commune === undefined) return <MissingHousehold />
  return (
    <>
      {book.communes.length > 1 && (
        <Page>
          <Select
            label={t('household.commune')}
            data={communesOf(book)}
            value={commune}
            allowDeselect={false}
            onChange={(code) => setCommune(book.communes.find((each) => each === code) ?? commune)}
          />
        </Page>
      )}
      <Start id={id} commune={commune} />
    </>
  )
}

const communesOf = (book: Book) =>
  book.communes.map((code) => ({ value: code, label: book.communeName(code) }))
const nothing = {}

function Start({ id, commune }: { id: RecordId; commune: CommuneCode }) {
  const view = useLive(useOpenTablet().book).findRecord(id)
  const start = useRecordStart({ type: 'household', id, household: id, view, initial: nothing })
  if (start === undefined) return <LoadingState />
  return <HouseholdForm start={start} commune={commune} />
}

function HouseholdForm({ start, commune }: { start: RecordForm; commune: CommuneCode }) {
  const { t } = useTranslation('collect')
  const navigate = useNavigate()
  const book = useLive(useOpenTablet().book)
  const view = book.findRecord(start.id)
  const [fresh] = useState(() => shownOf(undefined, nothing))
  const handle = useRecordForm({ start, shown: view ?? fresh, commune })
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
        <HouseholdFields handle={handle} hamlets={book.hamlets(commune)} />
      </FormFrame>
    </Page>
  )
}
