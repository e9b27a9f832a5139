/** Two different things: somebody has left the household, or was never part of it and was entered by mistake. */
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { textOf } from '#client/records/unit-text.ts'
import type { ConflictView, HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { isClosed } from '#shared/events/closed-household.ts'
import { sameUnit, type UnitValue } from '#shared/records/unit.ts'
import { openingEdit, seenNow } from './beside-edits.ts'
import { ChangedSheet } from './changed-sheet.tsx'
import { ConflictSheet } from './conflict-sheet.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { BesideNotes } from './not-saved.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { type BesideForm, useBesideForm } from './use-beside-form.ts'

interface LeavingProps {
  readonly household: HouseholdView
  readonly resident: RecordView
  readonly onDone: () => void
}

export function ResidentLeaving({ household, resident, onDone }: LeavingProps) {
  const { t } = useTranslation('collect')
  const telling = useBesideForm({
    ...{ household: household.id, view: resident, onDone },
    doings: ['leave', 'remove'],
    comesWith: isClosed(household) ? [openingEdit(household)] : [],
  })
  const hasLeft = (resident.units.left ?? null) !== null
  return (
    <Group>
      {hasLeft ? (
        <Button variant="default" onClick={() => void telling.leave(null)}>
          {t(isClosed(household) ? 'resident.comeBackOpens' : 'resident.comeBack')}
        </Button>
      ) : (
        <Button variant="default" onClick={() => telling.begin('leave')}>
          {t('resident.leave')}
        </Button>
      )}
      <Button variant="subtle" color="red" onClick={() => telling.begin('remove')}>
        {t('resident.remove')}
      </Button>
      {telling.doing === undefined && <BesideNotes telling={telling} />}
      <Begun resident={resident} telling={telling} />
    </Group>
  )
}

function Begun({ resident, telling }: { resident: RecordView; telling: BesideForm }) {
  const { t } = useTranslation('collect')
  const { doing, conflicts } = telling
  if (conflicts.length > 0 && doing === 'remove') return <ChangedSheet of={resident} telling={telling} />
  if (conflicts.length > 0) return <LeftElsewhere resident={resident} telling={telling} />
  if (doing === 'leave')
    return (
      <LeaveDialog
        name={textOf(resident.units.name) ?? ''}
        telling={telling}
        onSave={(left) => void telling.leave(left)}
      />
    )
  if (doing !== 'remove') return null
  return (
    <RemoveDialog
      title={t('resident.removeTitle', {
        name: textOf(resident.units.name) ?? t('resident.removeNameless'),
      })}
      text={t('resident.removeText')}
      telling={telling}
      onSave={(reason) => void telling.remove(reason)}
    />
  )
}

/** Somebody else said meanwhile that they have left, or that they have not. */
function LeftElsewhere({ resident, telling }: { resident: RecordView; telling: BesideForm }) {
  const choose = ({ now }: ConflictView, chosen: UnitValue) => {
    if (sameUnit(chosen, now)) telling.close()
    else void telling.leave(chosen, { ...seenNow(resident), saw: { left: now } })
  }
  return (
    <ConflictSheet of={resident} conflicts={telling.conflicts} onChoose={choose} onClose={telling.goBack} />
  )
}
