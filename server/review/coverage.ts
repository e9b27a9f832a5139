/** Coverage: counts of communes, summed upwards. Bounded by the actor's areas, never by what was asked for. */
import type pg from 'pg'
import {
  type CommuneCounts,
  type CoverageRead,
  type HamletCounts,
  readArrivals,
  readCoverage,
} from '#server/store/read-coverage.ts'
import type { Actor, Area } from '#shared/access/actor.ts'
import { isInAreas, type Place } from '#shared/access/may.ts'
import type { Arrivals, Coverage, CoverageUnit } from '#shared/api/coverage.ts'

export const country: Area = { level: 'country', code: 'VN' }

type Level = Area['level']
const below: Readonly<Record<Level, CoverageUnit['level']>> = {
  country: 'province',
  province: 'district',
  district: 'commune',
  commune: 'hamlet',
}

/** Without a unit: the actor's only area, or all of them summed. */
export async function readCoverageFor(pool: pg.Pool, actor: Actor, asked?: Area): Promise<Coverage> {
  const [only, ...others] = actor.areas
  const unit = asked ?? (others.length === 0 ? only : undefined)
  const read = await readCoverage(pool, actor.account, unit ?? country)
  if (unit === undefined) return coverageOfAreas(actor, read)
  return {
    path: pathTo(unit, actor, read.communes[0]),
    whole: sumOf(unit, nameOf(unit, read.communes[0]), read.communes),
    units:
      unit.level === 'commune' ? (read.hamlets ?? []).map(hamletUnit) : childrenOf(unit.level, read.communes),
    unseen: unseenIn(read.communes),
  }
}

function coverageOfAreas(actor: Actor, { communes }: CoverageRead): Coverage {
  const units = actor.areas.map((area) => {
    const within = communes.filter((commune) => isInAreas({ areas: [area] }, placeOf(commune)))
    return sumOf(area, nameOf(area, within[0]), within)
  })
  return { path: [], whole: sumOf(country, '', communes), units, unseen: unseenIn(communes) }
}

const unseenIn = (communes: readonly CommuneCounts[]): number =>
  communes.reduce((sum, { unseen }) => sum + unseen, 0)

const placeOf = ({ code, district, province }: CommuneCounts): Place => ({
  commune: code,
  district,
  province,
})

function nameOf({ level, code }: Area, sample: CommuneCounts | undefined): string {
  if (level === 'country') return 'Việt Nam'
  const name = level === 'commune' ? sample?.name : sample?.[`${level}Name`]
  return name ?? code
}

/** From the actor's topmost unit down to this one. */
function pathTo(unit: Area, actor: Actor, sample: CommuneCounts | undefined): Coverage['path'] {
  if (sample === undefined) return [{ ...unit, name: nameOf(unit, sample) }]
  const place = placeOf(sample)
  const chain: Area[] = [country]
  for (const level of ['province', 'district', 'commune'] as const) {
    const code = place[level]
    if (code !== null) chain.push({ level, code })
  }
  const end = chain.findIndex((area) => area.level === unit.level)
  return chain
    .slice(0, end + 1)
    .filter((area, index) => isWithin(actor, chain.slice(0, index + 1), area))
    .map((area) => ({ ...area, name: nameOf(area, sample) }))
}

const isWithin = (actor: Actor, chain: readonly Area[], area: Area): boolean =>
  area.level === 'country'
    ? actor.areas.some(({ level }) => level === 'country')
    : isInAreas(actor, {
        province: chain.find(({ level }) => level === 'province')?.code ?? null,
        district: chain.find(({ level }) => level === 'district')?.code ?? null,
        commune: chain.find(({ level }) => level === 'commune')?.code ?? null,
      })

/** A commune right below its province stands among the districts. */
function childrenOf(level: Level, communes: readonly CommuneCounts[]): CoverageUnit[] {
  const groups = new Map<string, { unit: Area; communes: CommuneCounts[] }>()
  for (const commune of communes) {
    const unit = childOf(level, commune)
    const key = `${unit.level} ${unit.code}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { unit, communes: [commune] })
    else group.communes.push(commune)
  }
  return [...groups.values()].map((group) =>
    sumOf(group.unit, nameOf(group.unit, group.communes[0]), group.communes),
  )
}

function childOf(level: Level, { code, district, province }: CommuneCounts): Area {
  if (level === 'country' && province !== null) return { level: 'province', code: province }
  if (level === 'province' && district !== null) return { level: 'district', code: district }
  return { level: 'commune', code }
}

function sumOf({ level, code }: Area, name: string, communes: readonly CommuneCounts[]): CoverageUnit {
  const sum = (count: (commune: CommuneCounts) => number) =>
    communes.reduce((total, commune) => total + count(commune), 0)
  const arrivals = communes.flatMap(({ lastArrivalAt }) => lastArrivalAt ?? []).sort()
  const targets = communes.flatMap(({ target }) => target ?? [])
  return {
    level,
    code,
    name,
    target: targets.length === 0 ? null : targets.reduce((total, target) => total + target, 0),
    households: sum(({ households }) => households),
    collected: sum(({ collected }) => collected),
    left: sum(({ left }) => left),
    flagged: sum(({ flagged }) => flagged),
    held: sum(({ held }) => held),
    lastArrivalAt: arrivals.at(-1) ?? null,
  }
}

/** The register's target is of a commune; nobody has one of a hamlet. */
const hamletUnit = (hamlet: HamletCounts): CoverageUnit => ({
  ...hamlet,
  level: below.commune,
  code: hamlet.name,
  target: null,
})

const daysShown = 30
const dayMs = 24 * 3600 * 1000

/** `today`: the day in Vietnam. */
export async function readArrivalsFor(
  pool: pg.Pool,
  actor: Actor,
  { unit = country, today }: { readonly unit?: Area | undefined; readonly today: string },
): Promise<Arrivals> {
  const days = Array.from({ length: daysShown }, (_, index) =>
    new Date(Date.parse(today) - (daysShown - 1 - index) * dayMs).toISOString().slice(0, 10),
  )
  const read = await readArrivals(pool, { account: actor.account, unit, from: days[0] ?? today })
  const byDay = new Map(read.map((day) => [day.day, day]))
  return { days: days.map((day) => byDay.get(day) ?? { day, groups: 0, changes: 0 }) }
}
