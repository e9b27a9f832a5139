/**
 * The supervisor's desk: the flags that are left, the record in question, its history, and a bar that settles. After a
 * decision the next flag opens by itself.
 */
import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { DeskPage } from '#client/ui/desk-page.tsx'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { useKeys } from '#client/ui/keys.ts'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { NoAnswer } from '#client/ui/no-answer.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { timeText } from '#client/ui/time-text.ts'
import { useKept } from '#client/ui/use-kept.ts'
import { useOnline } from '#client/ui/use-online.ts'
import { useStable } from '#client/ui/use-stable.ts'
import type { FlagId } from '#shared/ids.ts'
import { type FlagAddress, useFlagAddress } from './flag-address.ts'
import { nextLine, stepLine } from './flag-pages.ts'
import classes from './flags.module.css'
import { ListPane } from './list-pane.tsx'
import { OpenedFlag, type Settled } from './opened-flag.tsx'
import { type FlagList, useFlagList } from './use-flag-list.ts'

type Line = Parameters<FlagAddress['open']>[0]
/** Longer than the list takes to be read again. */
const goneMs = 60_000
const nobody: readonly string[] = []
const noLast: { readonly line: Line } = { line: undefined }

export function FlagsScreen() {
  const { t } = useTranslation('flags')
  usePageTitle(t('title'))
  const address = useFlagAddress()
  const [gone, setGone] = useKept('flags-gone', nobody)
  const list = useFlagList(
    address.filter,
    useMemo(() => new Set(gone), [gone]),
  )
  const online = useOnline()
  if (list.newest === undefined) {
    return (
      <DeskPage title={t('title')}>
        {list.error === null && online ? (
          <LateSkeleton rows={12} />
        ) : (
          <NoAnswer code={codeOf(list.error)} onAgain={list.again} />
        )}
      </DeskPage>
    )
  }
  // what the centre still names after a while is open after all
  const leaveOut = (closed: readonly string[]) => {
    setGone((ids) => [...ids, ...closed])
    setTimeout(() => setGone((ids) => ids.filter((id) => !closed.includes(id))), goneMs)
  }
  return <Desk address={address} list={list} online={online} onGone={leaveOut} />
}

interface DeskProps {
  readonly address: FlagAddress
  readonly list: FlagList
  readonly online: boolean
  readonly onGone: (ids: readonly FlagId[]) => void
}

/** Which pane a narrow screen shows. */
const tabs = ['list', 'record', 'history'] as const
type Tab = (typeof tabs)[number]
const isTab = (text: string): text is Tab => tabs.some((tab) => tab === text)

function Desk({ address, list, online, onGone }: DeskProps) {
  const { t } = useTranslation('flags')
  const { opened, open } = address
  const [last, setLast] = useKept('flag-last', noLast)
  const [tab, setTab] = useTab(opened?.flagId)
  const search = useRef<HTMLDivElement>(null)
  const step = (by: 1 | -1) => {
    const line = stepLine(list.lines, opened?.flagId, by)
    if (line !== undefined) open(line)
  }
  const reopen = () => {
    if (last.line !== undefined) open(last.line)
  }
  useKeys([
    { key: 'j', text: t('keys.next'), act: () => step(1) },
    { key: 'k', text: t('keys.before'), act: () => step(-1) },
    { key: 'u', text: t('keys.reopen'), act: reopen },
    {
      key: '/',
      text: t('keys.search'),
      act: () => {
        setTab('list')
        search.current?.querySelector('input')?.focus()
      },
    },
  ])
  const done = useStable(({ flag, closed, isShown }: Settled) => {
    onGone(closed)
    setLast(() => ({ line: { commune: flag.commune, id: flag.id } }))
    // whoever has opened something else meanwhile stays there
    if (!isShown) return
    const others = list.lines.filter(({ id }) => id === flag.id || !closed.includes(id))
    const next = nextLine(others, flag.id)
    open(next?.id === flag.id ? undefined : next)
  })
  const toList = useStable(() => open(undefined))
  const mayReopen = last.line !== undefined && last.line.id !== opened?.flagId
  return (
    <div className={classes.desk} data-tab={tab} data-last={mayReopen}>
      {!online || list.error !== null ? (
        <p className={classes.notice} role="status">
          {t('offline.since', { at: timeText(new Date(list.answeredAt).toISOString()) })}
        </p>
      ) : null}
      <SegmentedControl
        className={classes.tabs}
        value={tab}
        onChange={(value) => isTab(value) && setTab(value)}
        data={tabs.map((value) => ({
          value,
          label: t(`tabs.${value}`),
          disabled: value !== 'list' && opened === undefined,
        }))}
        fullWidth
        size="md"
        aria-label={t('tabs.label')}
      />
      <ListPane address={address} list={list} search={search} />
      {opened === undefined ? (
        <NothingOpen isEmpty={list.lines.length === 0} />
      ) : (
        <OpenedFlag key={opened.flagId} opened={opened} onDone={done} onList={toList} />
      )}
      {mayReopen && (
        <footer className={classes.foot}>
          <Button variant="subtle" size="compact-md" onClick={reopen}>
            {t('reopen')}
          </Button>
        </footer>
      )}
    </div>
  )
}

/** An empty list says so itself. */
function NothingOpen({ isEmpty }: { isEmpty: boolean }) {
  const { t } = useTranslation('flags')
  return (
    <div className={`${classes.record} ${classes.nothing}`}>
      {!isEmpty && <EmptyState title={t('choose.title')} text={t('choose.text')} />}
    </div>
  )
}

/** A flag that opens is what a narrow screen shows. */
function useTab(opened: string | undefined) {
  const [tab, setTab] = useState<Tab>(opened === undefined ? 'list' : 'record')
  const [shown, setShown] = useState(opened)
  if (shown !== opened) {
    setShown(opened)
    setTab(opened === undefined ? 'list' : 'record')
  }
  return [tab, setTab] as const
}
