/** One field after the other: what I saw, what is there now, what I wrote. Nothing is preselected. */
import { Button, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useUnitText } from '#client/records/unit-text.ts'
import type { ConflictView } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { timeText } from '#client/ui/time-text.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import classes from './form.module.css'
import { type NamedRecord, useRecordName } from './use-record-name.ts'

interface ConflictSheetProps {
  /** Whose value it is. */
  readonly of: NamedRecord
  readonly conflicts: readonly ConflictView[]
  readonly onChoose: (conflict: ConflictView, chosen: UnitValue) => void
  readonly onClose?: () => void
}

export function ConflictSheet({ of, conflicts, onChoose, onClose }: ConflictSheetProps) {
  const { t } = useTranslation('collect')
  const nameOf = useRecordName()
  const conflict = conflicts[0]
  if (conflict === undefined) return null
  const intro = t('conflict.intro', { unit: t(`units.${conflict.unit}`) })
  return (
    <SheetFrame title={t('conflict.title')} name={nameOf(of)} intro={intro} onClose={onClose}>
      <Cards conflict={conflict} onChoose={(chosen) => onChoose(conflict, chosen)} />
    </SheetFrame>
  )
}

interface SheetFrameProps {
  readonly title: string
  readonly name: string
  readonly intro: string
  /** Without it a choice has to be made. */
  readonly onClose: (() => void) | undefined
  readonly children: ReactNode
}

export function SheetFrame({ title, name, intro, onClose, children }: SheetFrameProps) {
  const { t } = useTranslation('collect')
  return (
    <Modal
      opened
      onClose={() => onClose?.()}
      withCloseButton={onClose !== undefined}
      closeButtonProps={{ 'aria-label': t('shell:cancel') }}
      closeOnEscape={onClose !== undefined}
      closeOnClickOutside={false}
      title={title}
      size="xl"
    >
      <Stack>
        <div>
          <Text fw={600}>{name}</Text>
          <Text>{intro}</Text>
        </div>
        <div className={classes.cards}>{children}</div>
      </Stack>
    </Modal>
  )
}

function Cards({ conflict, onChoose }: { conflict: ConflictView; onChoose: (chosen: UnitValue) => void }) {
  const { t } = useTranslation('collect')
  const { officer } = useOpenTablet()
  const text = useUnitText()
  const isMine = conflict.mineBy === officer.username
  return (
    <>
      <SawAndNow conflict={conflict} sawName={t('conflict.saw')}>
        <Button variant="default" onClick={() => onChoose(conflict.now)}>
          {t('conflict.keepNow')}
        </Button>
      </SawAndNow>
      <div className={classes.card}>
        <Text c="dimmed">
          {isMine ? t('conflict.mine') : t('conflict.mineOther', { by: conflict.mineBy })}
        </Text>
        <strong>{text(conflict.unit, conflict.mine)}</strong>
        <Button variant="default" onClick={() => onChoose(conflict.mine)}>
          {t(isMine ? 'conflict.takeMine' : 'conflict.takeOther')}
        </Button>
      </div>
    </>
  )
}

interface SawAndNowProps {
  readonly conflict: ConflictView
  readonly sawName: string
  /** What can be done with the value that stands. */
  readonly children: ReactNode
}

export function SawAndNow({ conflict, sawName, children }: SawAndNowProps) {
  const { t } = useTranslation('collect')
  const text = useUnitText()
  return (
    <>
      <div className={classes.card}>
        <Text c="dimmed">{sawName}</Text>
        <strong>{text(conflict.unit, conflict.saw)}</strong>
      </div>
      <div className={classes.card}>
        <Text c="dimmed">{t('conflict.now')}</Text>
        <strong>{text(conflict.unit, conflict.now)}</strong>
        {conflict.nowAt !== '' && (
          <Text size="sm">{t('conflict.nowBy', { by: conflict.nowBy, at: timeText(conflict.nowAt) })}</Text>
        )}
        {children}
      </div>
    </>
  )
}
