/** What there is in an actor's own commune, in one of another province, and in the district above it: real ids of each. */
import type { Area } from '#shared/access/actor.ts'
import { communeCode } from '#shared/ids.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { drainMoves } from '../sync/drain-moves.ts'
import type { Where } from './access-cells.ts'
import type { RunningApi } from './running-api.ts'
import { hamTien, muiNe, newId, type TestTablet } from './world.ts'

export interface PlaceAsked {
  /** In a path; above the own commune it is the district's code, with records that lie below. */
  readonly commune: string
  readonly unit: Area
  readonly household: string
  readonly resident: string
  readonly flag: string
  readonly group: string
  /** Somebody's who works there. */
  readonly device: string
  readonly username: string
  readonly softening: string
}

const beside = communeCode('22738')
/** Of five digits, as a commune's: a path takes it. */
const above = '00593'

export async function makePlaces(
  api: RunningApi,
): Promise<{ places: Record<Where, PlaceAsked>; tablet: TestTablet }> {
  const { world } = api
  await world.db.owner.query(
    `update area set code = '${above}' where level = 'district';
     update area set parent = '${above}' where level = 'commune';
     insert into area (code, valid_from, level, parent, name) values
      ('58', '2004-01-01', 'province', null, 'Ninh Thuận'), ('582', '2004-01-01', 'district', '58', 'Phan Rang'),
      ('${beside}', '2004-01-01', 'commune', '582', 'Đô Vinh')`,
  )
  const tablet = await world.enrol('lan', [muiNe])
  const [minh, hoa] = [await world.enrol('minh', [beside]), await world.enrol('hoa', [hamTien])]
  const own = await fill(api, tablet, { level: 'commune', code: muiNe })
  const other = await fill(api, minh, { level: 'commune', code: beside })
  const below = await fill(api, hoa, { level: 'commune', code: hamTien })
  await world.db.owner.query(`update account_area set level = 'district', code = $1 where account = 'hoa'`, [
    above,
  ])
  await drainMoves(world.centre)
  const unit = { level: 'district', code: above } as const
  const { household, resident, flag, group } = own
  const parent = { ...below, ...{ household, resident, flag, group }, commune: above, unit }
  return { tablet, places: { own, other, parent } }
}

const left = { why: 'moved', on: null, to: null }

/** A flag, a held group, somebody on the way and a rule that asks nobody. */
async function fill(api: RunningApi, by: TestTablet, unit: Area): Promise<PlaceAsked> {
  const { owner } = api.world.db
  const commune = communeCode(unit.code)
  const [home, wrong, softening] = [newId(), newId(), newId()]
  const given = { household: home, name: 'NGUYỄN VĂN A' }
  const flagged = [
    createChange('household', home, household()),
    createChange('resident', wrong, resident({ ...given, relation: 'CH', idNumber: '123' })),
    createChange('resident', newId(), resident({ ...given, relation: 'VO', left })),
  ]
  const held = by.group([editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } })])
  await by.send([by.group(flagged), held], { commune })
  const flags = await owner.query<{ id: string }>(
    `select id from flag where commune = $1 and state = 'open' limit 1`,
    [commune],
  )
  await owner.query(
    `insert into softened_rule (id, rule, level, code, severity, from_day, reason, made_by)
     values ($1, 'PARENT_MISSING', $2, $3, 'info', '2021-03-01', 'thử', 'quan-tri')`,
    [softening, unit.level, unit.code],
  )
  return {
    ...{ commune, unit, household: home, resident: wrong, flag: flags.rows[0]?.id ?? '', softening },
    ...{ group: held.groupId, device: by.deviceId, username: by.username },
  }
}
