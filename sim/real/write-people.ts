/** Who there is, who may work where, and which units there are: set by the history, told to PostgreSQL before it acts. */
import type pg from 'pg'
import type { CentreTables } from '../centre/memory-state.ts'

/** Above the communes lie a district and a province, which the state of a tablet names. */
const peopleSql = `
with told as (select $1::jsonb as t),
closed as (
  delete from area using told
  where level = 'commune' and not (t -> 'units' ? code)),
units as (
  insert into area (code, valid_from, level, parent, name)
  select '60', date '2004-01-01', 'province', null, 'Bình Thuận'
  union all select '593', date '2004-01-01', 'district', '60', 'Phan Thiết'
  union all select code, date '2004-01-01', 'commune', '593', 'Xã ' || code
  from told, jsonb_array_elements_text(t -> 'units') code
  on conflict do nothing),
accounts as (
  insert into account (id, username, name, role)
  select id, id, id, case when officer then 'officer' else 'supervisor' end
  from told, jsonb_to_recordset(t -> 'accounts') a(id text, officer boolean)
  on conflict do nothing
  returning id),
devices as (
  insert into device (id, account, token_hash, kind, revoked_at)
  select d.id, d.account, decode(d.hash, 'hex'), 'tablet', case when d.revoked then now() end
  from told, jsonb_to_recordset(t -> 'devices') d(id uuid, account text, hash text, revoked boolean)
  on conflict (id) do update set revoked_at = excluded.revoked_at),
left_areas as (
  delete from account_area m using told
  where not exists (
    select from jsonb_to_recordset(t -> 'accounts') a(id text, scope jsonb)
    where a.id = m.account and a.scope ? m.code))
insert into account_area (account, level, code)
select a.id, 'commune', code
from told, jsonb_to_recordset(t -> 'accounts') a(id text, scope jsonb), jsonb_array_elements_text(a.scope) code
on conflict do nothing`

export function peopleWriter(owner: pg.Pool, tables: () => CentreTables): () => Promise<void> {
  let told = ''
  return async () => {
    const { units, accounts, devices } = tables()
    const text = JSON.stringify({
      units: [...units],
      accounts: [...accounts.values()],
      devices: [...devices]
        .filter(([, { kind }]) => kind === 'tablet')
        .map(([hash, device]) => ({ ...device, hash })),
    })
    if (text === told) return
    told = text
    await owner.query({ name: 'write-people', text: peopleSql, values: [text] })
  }
}
