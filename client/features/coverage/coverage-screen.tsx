/** How much of what is registered was collected: the whole in large figures, what lags, and a table that opens downwards. */
import { Select, Text } from '@mantine/core'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { DeskPage } from '#client/ui/desk-page.tsx'
import { FilterBar } from '#client/ui/filter-bar.tsx'
import { FreshNote } from '#client/ui/fresh-note.tsx'
import { useKeys } from '#client/ui/keys.ts'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { NoAnswer } from '#client/ui/no-answer.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { SearchField } from '#client/ui/search-field.tsx'
import { type AddressChange, useAddress } from '#client/ui/use-address.ts'
import { useOnline } from '#client/ui/use-online.ts'
import type { Coverage } from '#shared/api/coverage.ts'
import { countText } from '#shared/text/number-text.ts'
import { ArrivalsPanel } from './arrivals-panel.tsx'
import classes from './coverage.module.css'
import { coverageRows } from './coverage-rows.ts'
import { CoverageTable } from './coverage-table.tsx'
import { type CoverageView, keeps, openChange, readView } from './coverage-view.ts'
import { LagStrip } from './lag-strip.tsx'
import { useChildren, useFollow, useOwnCoverage } from './use-coverage.ts'
import { useWays } from './use-ways.ts'
import { WholeFigures } from './whole-figures.tsx'

export function CoverageScreen() {
  const { t } = useTranslation('desk')
  usePageTitle(t('places.coverage'))
  const own = useOwnCoverage()
  const online = useOnline()
  const fresh = (
    <FreshNote answeredAt={own.dataUpdatedAt} failed={own.isError} onAgain={() => own.refetch()} />
  )
  if (own.data !== undefined) {
    return (
      <DeskPage title={t('places.coverage')} aside={fresh}>
        <Loaded coverage={own.data} />
      </DeskPage>
    )
  }
  return (
    <DeskPage title={t('places.coverage')}>
      {own.isPending && online ? (
        <LateSkeleton />
      ) : (
        <NoAnswer code={codeOf(own.error)} onAgain={() => own.refetch()} />
      )}
    </DeskPage>
  )
}

function Loaded({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('desk')
  const [address, change] = useAddress(readView)
  const ways = useWays(coverage.units, address)
  const view = useMemo(() => ({ ...address, open: ways.open }), [address, ways.open])
  const opened = useMemo(() => [...view.open], [view.open])
  const children = useChildren(opened)
  const rows = useMemo(() => coverageRows(coverage.units, children, view), [coverage.units, children, view])
  const units = useMemo(
    () => [
      ...coverage.units,
      ...[...children.values()].flatMap((each) => (each.kind === 'units' ? each.units : [])),
    ],
    [coverage.units, children],
  )
  useFollow(units, coverage.whole)
  const open = (codes: readonly string[]) => change(openChange(new Set([...address.open, ...codes])))
  const toggle = (code: string) => {
    const next = ways.toggle(code)
    if (next !== undefined) change(openChange(next))
  }
  return (
    <>
      <div className={classes.head}>
        <WholeFigures coverage={coverage} />
        <ArrivalsPanel />
      </div>
      <LagStrip coverage={coverage} onOpen={open} />
      <Filters view={view} change={change} shown={rows.filter(({ kind }) => kind === 'unit').length} />
      {ways.more && <Text>{t('coverage.moreFound')}</Text>}
      <CoverageTable rows={rows} view={view} change={change} onToggle={toggle} />
    </>
  )
}

interface FiltersProps {
  readonly view: CoverageView
  readonly change: (change: AddressChange) => void
  readonly shown: number
}

function Filters({ view, change, shown }: FiltersProps) {
  const { t } = useTranslation('desk')
  const search = useRef<HTMLInputElement>(null)
  useKeys([{ key: '/', text: t('keys.search'), act: () => search.current?.focus() }])
  const names = keeps.map((keep) => ({ value: keep, label: t(`coverage.keep.${keep}`) }))
  return (
    <FilterBar count={t('coverage.units', { count: shown, text: countText(shown) })}>
      <SearchField
        field={search}
        label={t('coverage.search')}
        value={view.text}
        onChange={(tim) => change({ tim })}
      />
      <Select
        aria-label={t('coverage.keep.label')}
        data={names}
        value={view.keep}
        allowDeselect={false}
        onChange={(loc) => change({ loc: loc === 'all' || loc === null ? undefined : loc })}
      />
    </FilterBar>
  )
}
