import { Table, UnstyledButton } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { tabletName } from '#client/ui/tablet-name.ts'
import { type AuditEntry, serverActor, unknownActor } from '#shared/api/audit.ts'
import classes from './administration.module.css'
import { areaOfSubject, momentText, subjectText } from './audit-view.ts'
import { useAreaText } from './use-area-names.ts'

interface AuditTableProps {
  readonly entries: readonly AuditEntry[]
  readonly onActor: (actor: string) => void
  readonly onSubject: (subject: string) => void
}

const columns = ['at', 'actor', 'action', 'subject', 'from'] as const

export function AuditTable(props: AuditTableProps) {
  const { t } = useTranslation('administration')
  return (
    <Table className={classes.log} stickyHeader aria-label={t('parts.audit')}>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column}>{t(`audit.column.${column}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {props.entries.map((entry) => (
          <AuditLine key={entry.id} {...props} entry={entry} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

type AuditLineProps = Omit<AuditTableProps, 'entries'> & { readonly entry: AuditEntry }

const AuditLine = memo(function AuditLine({ entry, onActor, onSubject }: AuditLineProps) {
  const { t } = useTranslation('administration')
  const areaText = useAreaText()
  const { at, actor, action, commune, device, address } = entry
  return (
    <Table.Tr>
      <Table.Td className={classes.still}>{momentText(at)}</Table.Td>
      <Table.Td className={classes.actor}>
        <UnstyledButton className={classes.link} title={t('audit.onlyActor')} onClick={() => onActor(actor)}>
          {actor === serverActor ? t('audit.server') : actor === unknownActor ? t('audit.unknown') : actor}
        </UnstyledButton>
      </Table.Td>
      {/* an action of a newer centre is shown as it is */}
      <Table.Td>{t(`action.${action}`, { defaultValue: action })}</Table.Td>
      <Table.Td>
        <Subject entry={entry} onSubject={onSubject} />
        {commune !== null && (
          <div className={classes.about}>{areaText({ level: 'commune', code: commune })}</div>
        )}
      </Table.Td>
      <Table.Td className={classes.still}>
        {address}
        {device !== null && (
          <div className={classes.about}>{t('devices.one', { tablet: tabletName(device) })}</div>
        )}
      </Table.Td>
    </Table.Tr>
  )
})

function Subject({ entry, onSubject }: Pick<AuditLineProps, 'entry' | 'onSubject'>) {
  const { t } = useTranslation('administration')
  const areaText = useAreaText()
  const { subject, subjectType, shown } = entry
  if (subject === null) return null
  return (
    <>
      {subjectType !== null && `${t(`subject.${subjectType}`, { defaultValue: subjectType })} `}
      <UnstyledButton
        className={classes.link}
        title={`${subject}\n${t('audit.onlySubject')}`}
        onClick={() => onSubject(subject)}
      >
        {subjectType === 'area' ? areaText(areaOfSubject(subject)) : subjectText(entry)}
      </UnstyledButton>
      {(shown ?? 0) > 1 && <div className={classes.about}>{t('audit.shown', { count: shown })}</div>}
    </>
  )
}
