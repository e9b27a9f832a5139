/** Flags as the API shows them, for the tests of the supervisor's desk. */
import type { FlagLine, FlagView } from '#shared/api/flags.ts'
import { communeCode, type FlagId, flagId, recordId } from '#shared/ids.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import type { Claim, Flag } from '#shared/sync/flag.ts'

export const muiNe = communeCode('22915')
const numbered = (number: number, kind: string): string =>
  `019aaf00-${kind}-7000-8000-${String(number).padStart(12, '0')}`
export const record = (number: number) => recordId(numbered(number, '0000'))
export const flagOf = (number: number): FlagId => flagId(numbered(number, '0001'))
export const home = record(9)

type Row = FlagView['view']['residents'][number]

export const row = (
  number: number,
  units: Readonly<Record<string, UnitValue>>,
  part: Partial<Row> = {},
): Row => ({
  type: 'resident',
  id: record(number),
  commune: muiNe,
  seq: 40 + number,
  units: { household: home, ...units } as Row['units'],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-02-03T02:12:00.000Z',
  updatedBy: 'lan',
  removedAt: null,
  decided: {},
  ...part,
})

export const claim = (by: string, wrote: string | null, part: Partial<Claim> = {}): Claim => ({
  by,
  device: numbered(1, '0002'),
  groupId: numbered(1, '0003'),
  saw: '1986',
  wrote,
  base: 3,
  madeAt: '2026-02-03T03:40:00.000Z',
  at: '2026-02-03T04:00:00.000Z',
  ...part,
})

export const flag = (part: Partial<Flag> = {}): Flag => ({
  id: flagOf(1),
  commune: muiNe,
  seq: 50,
  kind: 'conflict',
  type: 'resident',
  recordId: record(1),
  household: home,
  unit: 'birth',
  rule: null,
  claims: [claim('minh', '1978')],
  found: {},
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: '2026-02-03T04:00:00.000Z',
  closedAt: null,
  ...part,
})

export const check = (rule: string, part: Partial<Flag> = {}): Flag =>
  flag({ kind: 'check', unit: null, rule, claims: [], ...part })

/** An, born 1987 as it stands, and his wife. */
export function view(part: Partial<FlagView> = {}): FlagView {
  const an = row(1, { name: 'NGUYỄN VĂN AN', birth: '1987', relation: 'CH', idNumber: '060087001234' })
  const wife = row(2, { name: 'TRẦN THỊ BÌNH', birth: '1990', relation: 'VO' })
  return {
    flag: flag(),
    record: an,
    view: {
      commune: { code: muiNe, name: 'Phường Mũi Né' },
      household: row(9, { household: null }, { type: 'household' }),
      residents: [wife, an],
      flags: [],
    },
    neighbours: [],
    events: [],
    elsewhere: false,
    people: [],
    epoch: 'epoch-1',
    ...part,
  }
}

export const line = (number: number): FlagLine => ({
  id: flagOf(number),
  commune: muiNe,
  kind: 'conflict',
  rule: null,
  unit: 'birth',
  type: 'resident',
  recordId: record(number),
  title: `NGƯỜI ${number}`,
  claims: 1,
  openedAt: '2026-02-03T04:00:00.000Z',
})
