/** The left pane: what is left by kind and rule, a commune to look at alone, and the flags. */
import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlagFilter } from '#client/api/flags.ts'
import { ListSelect } from '#client/records/list-select.tsx'
import type { FlagPage } from '#shared/api/flags.ts'
import { countText } from '#shared/text/number-text.ts'
import { type FlagAddress, onlyHere, place, searchOf } from './flag-address.ts'
import { FlagLines, NoLines } from './flag-list.tsx'
import classes from './flags.module.css'
import type { FlagList } from './use-flag-list.ts'
import { useFlagName } from './use-words.ts'

interface ListPaneProps {
  readonly address: FlagAddress
  readonly list: FlagList
  readonly search: Ref<HTMLDivElement>
}

export function ListPane({ address, list, search }: ListPaneProps) {
  const { t } = useTranslation('flags')
  const { filter, opened } = address
  const communes = list.newest?.communes ?? []
  const filtered = Object.values(filter).some((part) => part !== undefined)
  const nameOf = (code: string) => communes.find((commune) => commune.code === code)?.name ?? code
  return (
    <section className={classes.list} aria-label={t('list.label')}>
      <header className={classes.listHead}>
        <Title order={1} size="h3">
          {t('title')}
        </Title>
        <span className={classes.left}>
          {list.newest === undefined
            ? ''
            : t('list.left', { count: list.newest.total, text: countText(list.newest.total) })}
        </span>
      </header>
      {list.newest !== undefined && <Groups filter={filter} counts={list.newest.counts} />}
      <div ref={search} className={classes.commune}>
        <ListSelect
          ariaLabel={t('list.commune')}
          placeholder={t('list.allCommunes')}
          choices={communes.map(({ code, name, count }) => ({
            value: code,
            label: `${name} (${countText(count)})`,
          }))}
          value={filter.commune ?? null}
          onChoose={(code) =>
            address.setFilter({ ...filter, commune: communes.find((each) => each.code === code)?.code })
          }
        />
        <AgeSelect address={address} />
      </div>
      {list.lines.length === 0 && !list.more ? (
        <NoLines filtered={filtered} onClear={() => address.setFilter({})} />
      ) : (
        <FlagLines list={list} filter={filter} opened={opened?.flagId} communeName={nameOf} />
      )}
    </section>
  )
}

const agesInDays = [1, 7, 30]

function AgeSelect({ address: { filter, setFilter } }: Pick<ListPaneProps, 'address'>) {
  const { t } = useTranslation('flags')
  return (
    <ListSelect
      ariaLabel={t('list.age')}
      placeholder={t('list.anyAge')}
      choices={agesInDays.map((count) => ({ value: String(count), label: t('list.olderThan', { count }) }))}
      value={filter.olderThan === undefined ? null : String(filter.olderThan)}
      onChoose={(days) => setFilter({ ...filter, olderThan: days === null ? undefined : Number(days) })}
    />
  )
}

interface GroupsProps {
  readonly filter: FlagFilter
  readonly counts: FlagPage['counts']
}

/** Each kind and rule with how many are left; a click leaves only these in the list. */
function Groups({ filter, counts }: GroupsProps) {
  const { t } = useTranslation('flags')
  const nameOf = useFlagName()
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const groups = [...counts, ...emptied(filter, counts)].sort(
    (a, b) => rank(a) - rank(b) || b.count - a.count,
  )
  const link = (name: string, count: number, { kind, rule }: Pick<FlagFilter, 'kind' | 'rule'>) => {
    const isHere = filter.kind === kind && filter.rule === rule
    return (
      <li key={`${kind}-${rule}`}>
        <Link
          to={place}
          search={searchOf({ commune: filter.commune, olderThan: filter.olderThan, kind, rule })}
          className={classes.group}
          aria-current={isHere ? 'true' : undefined}
          activeOptions={onlyHere}
        >
          <span>{name}</span>
          <span>{countText(count)}</span>
        </Link>
      </li>
    )
  }
  return (
    <ul className={classes.groups} aria-label={t('list.groups')}>
      {link(t('list.all'), all, {})}
      {groups.map(({ kind, rule, count }) =>
        link(nameOf({ kind, rule, unit: null }), count, { kind, rule: rule ?? undefined }),
      )}
    </ul>
  )
}

/** The group that is looked at stays in sight when nothing is left in it. */
function emptied({ kind, rule }: FlagFilter, counts: GroupsProps['counts']): GroupsProps['counts'] {
  if (kind === undefined || (kind === 'check' && rule === undefined)) return []
  if (counts.some((each) => each.kind === kind && (each.rule ?? undefined) === rule)) return []
  return [{ kind, rule: rule ?? null, count: 0 }]
}

const rank = ({ kind }: { kind: string }): number => (kind === 'conflict' ? 0 : 1)
