/** As many tablets and open flags as a province has on a bad day: synthetic, put straight into the tables. */
import type pg from 'pg'

export const size = { devices: 5_000, flags: 10_000 } as const

const communesOf = `select code, row_number() over (order by code) - 1 as n, count(*) over () as all
  from area where level = 'commune' and parent in (select code from area where level = 'district' and parent = '60')`

/** A UUID of the number `g`. */
const record = `overlay(overlay(md5('bench' || g) placing '4' from 13) placing '8' from 17)::uuid`

const devices = `
with commune as (${communesOf}), one as (select g from generate_series(1, $1::integer) g),
made as (
  insert into account (id, username, name, role)
  select 'bench-' || g, 'can-bo-' || g, 'Cán bộ thử nghiệm ' || g, 'officer' from one returning id),
bound as (
  insert into account_area (account, level, code)
  select 'bench-' || g, 'commune', c.code from one join commune c on c.n = g % c.all returning account)
insert into device (id, account, token_hash, kind, enrolled_at, last_contact_at, waiting, app_version)
select gen_random_uuid(), 'bench-' || g, sha256(g::text::bytea), 'tablet', now() - interval '30 days',
  now() - make_interval(mins => g), g % 7, '0.1.0' from one, (select count(*) from made, bound) later`

const records = `
with commune as (${communesOf}), one as (select g from generate_series(1, $1::integer) g)
insert into resident (commune, id, seq, created_at, updated_at, updated_by, name, birth)
select c.code, ${record}, 1000000 + g, now(), now(), 'bench', 'NGUYỄN VĂN THỬ ' || g, '1980'
from one join commune c on c.n = g % c.all`

const flags = `
with commune as (${communesOf}), one as (select g from generate_series(1, $1::integer) g)
insert into flag (commune, id, seq, kind, type, record, unit, rule, claims, state, opened_at)
select c.code, gen_random_uuid(), 2000000 + g, case when g % 5 = 0 then 'conflict' else 'check' end, 'resident',
  ${record}, case when g % 5 = 0 then 'birth' end,
  case when g % 5 = 0 then null else (array['ID_YEAR', 'NAME_DIACRITIC', 'ID_SEX', 'DOB_AGE'])[1 + g % 4] end,
  case when g % 5 = 0 then '[{"by": "can-bo-1", "device": "", "groupId": "", "saw": "1980", "wrote": "1981", "base": 1,
    "madeAt": "2021-03-04T02:00:00.000Z", "at": "2021-03-04T02:00:00.000Z"}]'::jsonb else '[]'::jsonb end,
  'open', now() - make_interval(secs => g)
from one join commune c on c.n = g % c.all`

/** Of every hamlet of a country in which all communes are at work: some eight each. */
const counts = `
with hamlet_of as (
  select code, 'Thôn ' || h as name from area, generate_series(1, 8) h where level = 'commune'),
made as (
  insert into hamlet_count (commune, hamlet, households, residents) select code, name, 240, 930 from hamlet_of
  on conflict do nothing returning commune)
insert into commune_count (commune, flags, held) select distinct commune, 3, 1 from made on conflict do nothing`

export async function fillDesks(owner: pg.Pool): Promise<void> {
  await owner.query(devices, [size.devices])
  await owner.query(records, [size.flags])
  await owner.query(flags, [size.flags])
  await owner.query(counts)
  await owner.query('analyze')
}

/** The whole country is theirs. */
export async function giveCountry(owner: pg.Pool, username: string): Promise<void> {
  await owner.query(
    `insert into account_area (account, level, code)
     select a.id, p.level, p.code from account a, area p where a.username = $1 and p.level = 'province'
     on conflict do nothing`,
    [username],
  )
}
