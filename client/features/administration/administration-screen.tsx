/** The administrator's desk: which part of it is shown is said by the address. */
import { Link, Navigate, useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { DeskPage } from '#client/ui/desk-page.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { AccountsPart } from './accounts-part.tsx'
import classes from './administration.module.css'
import { AreasPart } from './areas-part.tsx'
import { AuditPart } from './audit-part.tsx'
import { DevicesPart } from './devices-part.tsx'
import { findPart, type Part, partPath, parts } from './parts.ts'
import { RecoveryKeyPanel } from './recovery-key-panel.tsx'
import { RulesPart } from './rules-part.tsx'

const screens: Readonly<Record<Part, ComponentType>> = {
  'tai-khoan': AccountsPart,
  may: DevicesPart,
  'dia-ban': AreasPart,
  khoa: RecoveryKeyPanel,
  'quy-tac': RulesPart,
  'nhat-ky': AuditPart,
}
/** Their lists take the height of the window and scroll within. */
const filling: readonly Part[] = ['tai-khoan', 'may']

export function AdministrationScreen() {
  const { part }: { part?: string } = useParams({ strict: false })
  if (part === undefined) return <Navigate to={partPath(parts[0].part)} replace />
  const found = findPart(part)
  return found === undefined ? <NoSuchPart /> : <OpenPart part={found.part} name={found.name} />
}

function OpenPart({ part, name }: { part: Part; name: string }) {
  const { t } = useTranslation('administration')
  usePageTitle(`${t(name)} · ${t('title')}`)
  const Screen = screens[part]
  return (
    <DeskPage title={t('title')} aside={<PartLinks here={part} />} fill={filling.includes(part)}>
      <h2 className={classes.onPaper}>{t(name)}</h2>
      <Screen />
    </DeskPage>
  )
}

function PartLinks({ here }: { here: Part }) {
  const { t } = useTranslation('administration')
  return (
    <nav className={classes.parts} aria-label={t('parts.label')} data-no-print>
      {parts.map(({ part, name }) => (
        <Link
          key={part}
          to={partPath(part)}
          className={classes.part}
          aria-current={part === here ? 'page' : undefined}
        >
          {t(name)}
        </Link>
      ))}
    </nav>
  )
}

function NoSuchPart() {
  const { t } = useTranslation('administration')
  usePageTitle(t('shell:notFound.title'))
  return (
    <EmptyState heading={1} title={t('shell:notFound.title')} text={t('shell:notFound.text')}>
      <Link to={partPath(parts[0].part)}>{t('parts.toFirst')}</Link>
    </EmptyState>
  )
}
