/** The tree of units that accounts are bound to: how many people are registered in each, and when its tablets send. */
import { Table, Text } from '@mantine/core'
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listUnitsBelow } from '#client/api/administration.ts'
import { FilterBar } from '#client/ui/filter-bar.tsx'
import { useKeys } from '#client/ui/keys.ts'
import { SearchField } from '#client/ui/search-field.tsx'
import { type AddressChange, useAddress } from '#client/ui/use-address.ts'
import type { AreaUnit } from '#shared/api/accounts.ts'
import type { AreaName } from '#shared/areas/compact-areas.ts'
import classes from './administration.module.css'
import { Answered } from './answered.tsx'
import { areaOf, searchUnits } from './area-choice.ts'
import { AreaLine } from './area-line.tsx'
import { type AreaRow, type AreasView, areaRows, type Below, openCodes, readAreasView } from './area-rows.ts'
import { SyncWindowDialog } from './sync-window-dialog.tsx'
import { useAreaNames } from './use-area-names.ts'

const hourMs = 3_600_000

export function AreasPart() {
  const provinces = useQuery({
    queryKey: ['areas', ''],
    queryFn: () => listUnitsBelow(),
    staleTime: hourMs,
  })
  return <Answered query={provinces}>{(data) => <Areas country={data} />}</Answered>
}

/** What lies right below each of the units. */
function useBelow(codes: readonly string[]): ReadonlyMap<string, Below> {
  return useQueries({
    queries: codes.map((code) => ({
      queryKey: ['areas', code],
      queryFn: () => listUnitsBelow(areaOf({ code })),
      staleTime: hourMs,
    })),
    combine: (answers) =>
      new Map(
        codes.map((code, at): [string, Below] => {
          const answer = answers[at]
          if (answer?.data !== undefined) return [code, { kind: 'units', units: answer.data.units }]
          return [code, { kind: answer?.isError === true ? 'failed' : 'loading' }]
        }),
      ),
  })
}

type Country = Awaited<ReturnType<typeof listUnitsBelow>>

function Areas({ country }: { country: Country }) {
  const { t } = useTranslation('administration')
  const [view, change] = useAddress(readAreasView)
  const search = useRef<HTMLInputElement>(null)
  useKeys([{ key: '/', text: t('desk:keys.search'), act: () => search.current?.focus() }])
  return (
    <>
      <FilterBar>
        <SearchField
          field={search}
          label={t('areas.search')}
          value={view.text}
          onChange={(tim) => change({ tim })}
        />
        <Text c="dimmed">{t('areas.about')}</Text>
      </FilterBar>
      {view.text === '' ? (
        <Tree country={country} view={view} change={change} />
      ) : (
        <Hits
          text={view.text}
          onOpen={(xem, codes) => change({ tim: undefined, xem, mo: openCodes(codes) }, 'step')}
        />
      )}
    </>
  )
}

interface TreeProps {
  readonly country: Country
  readonly view: AreasView
  readonly change: (change: AddressChange) => void
}

const columns = ['name', 'code', 'children', 'target', 'window'] as const

type UnitRow = Extract<AreaRow, { kind: 'unit' }>

/** The whole stands above the provinces: what is set for it holds wherever nothing nearer is. */
function useRows({ units, window }: Country, open: readonly string[]): readonly AreaRow[] {
  const { t } = useTranslation()
  const below = useBelow(open)
  return useMemo(() => {
    const name = t('desk:shell.country')
    const unit: AreaUnit = {
      level: 'country',
      code: 'VN',
      name,
      children: units.length,
      target: null,
      window,
    }
    return [{ kind: 'unit', unit, depth: 0, open: false, window }, ...areaRows(units, below, { window })]
  }, [units, window, below, t])
}

function Tree({ country, view, change }: TreeProps) {
  const { t } = useTranslation('administration')
  const cache = useQueryClient()
  const rows = useRows(country, view.open)
  const [asked, setAsked] = useState<UnitRow>()
  const toggle = (code: string) => {
    const others = view.open.filter((each) => each !== code)
    const isOpen = others.length < view.open.length
    change({ xem: undefined, mo: openCodes(isOpen ? others : [...others, code]) })
  }
  return (
    <>
      <Table className={classes.tree} stickyHeader highlightOnHover aria-label={t('parts.areas')}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} data-number={column === 'children' || column === 'target'}>
                {t(`areas.column.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <AreaLine
              key={row.kind === 'unit' ? row.unit.code : `below ${row.code}`}
              row={row}
              sought={row.kind === 'unit' && row.unit.code === view.sought}
              onToggle={toggle}
              onWindow={setAsked}
              onAgain={(code) => void cache.refetchQueries({ queryKey: ['areas', code] })}
            />
          ))}
        </Table.Tbody>
      </Table>
      {asked !== undefined && (
        <SyncWindowDialog unit={asked.unit} window={asked.window} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

const mostHits = 60

/** Units by their name in the whole tree; one touch opens the tree down to it. */
function Hits({ text, onOpen }: { text: string; onOpen: (unit: string, codes: readonly string[]) => void }) {
  const { t } = useTranslation('administration')
  const names = useAreaNames()
  return (
    <Answered query={names}>
      {(tree) => {
        const hits = searchUnits(tree, text, mostHits)
        const openTo = (unit: AreaName) =>
          onOpen(
            unit.code,
            tree
              .path(unit.code)
              .map(({ code }) => code)
              .filter((code) => code.length < 5),
          )
        return (
          <ul className={classes.hits}>
            {hits.map((unit) => (
              <li key={unit.code}>
                <button type="button" className={classes.hit} onClick={() => openTo(unit)}>
                  <span>
                    {unit.name} ({unit.code})
                  </span>
                  <span className={classes.about}>
                    {tree
                      .path(unit.code)
                      .slice(0, -1)
                      .reverse()
                      .map(({ name }) => name)
                      .join(', ')}
                  </span>
                </button>
              </li>
            ))}
            {hits.length === 0 && <li>{t('form.noUnit')}</li>}
          </ul>
        )
      }}
    </Answered>
  )
}
