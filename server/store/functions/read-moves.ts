/** Halves of moves between communes that wait for the other one: as the account that asks sees it (`desk-sql.ts`). */
import { setScope, time } from './desk-sql.ts'

export const readMovesFunction = `
-- halves of moves that wait for the other, oldest first, each side by itself; of the other commune only what was told
create function read_moves(p_account text, p_limit integer, out moves json, out "left" integer, out arrived integer)
language plpgsql stable as $$
#variable_conflict use_column
declare v_mine text[] := communes_of(p_account);
begin
  ${setScope}
  with waiting as materialized (
    select m.* from unnest(v_mine) mine(code)
    cross join lateral (
      select commune, resident, side, left_commune, noted_at from move m
      where m.commune = mine.code and m.met_at is null order by m.noted_at offset 0) m),
  shown as (
    select * from (
      select *, row_number() over (partition by side order by noted_at, commune, resident) as n from waiting) w
    where n <= p_limit)
  select
    (select json_agg(json_build_object('side', s.side,
      'commune', json_build_object('code', s.commune, 'name', coalesce(c.name, s.commune)),
      'resident', s.resident, 'name', r.name, 'birth', r.birth,
      'on', case s.side when 'left' then r.left_on else r.more::jsonb -> 'movedFrom' ->> 'on' end,
      'other', case s.side when 'left' then r.left_to else coalesce(o.name, s.left_commune) end,
      'notedAt', ${time('s.noted_at')}) order by s.noted_at, s.commune, s.resident)
    from shown s
    left join area c on c.level = 'commune' and c.code = s.commune
    left join area o on o.level = 'commune' and o.code = s.left_commune
    cross join lateral (
      select name, birth, left_on, left_to, more from resident r
      where r.commune = s.commune and r.id = s.resident offset 0) r),
    (select count(*) from waiting where side = 'left'),
    (select count(*) from waiting where side = 'arrived')
  into moves, "left", arrived;
end $$;
`
