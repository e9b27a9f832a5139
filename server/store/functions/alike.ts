/**
 * What makes two residents alike, in SQL: they are found by a key of 64 bits, and looked at row against row before anybody
 * is asked. Two who have different ID numbers are two people, whatever else they share.
 */
const linkedName = (parent: 'father' | 'mother'): string =>
  `fold_text(coalesce(r.${parent}_name, (
    select n.name from resident n
    where n.commune = r.commune and n.id = (r.more::jsonb #>> '{${parent},resident}')::uuid)))`

const samePerson = `fold_text(o.name) = fold_text(p_one.name) and o.birth = p_one.birth`

/** `present`: of a row `r`. */
export const alike = (present: string): string => `
-- without tones and marks, as the search key of names
create function fold_text(p_text text) returns text language sql immutable as $$
  select btrim(regexp_replace(lower(translate(
    regexp_replace(normalize(p_text, NFD), '[\\u0300-\\u036f''’‘ʼ\`]', '', 'g'), 'đĐ-–', 'dd  ')), '\\s+', ' ', 'g'))
$$;

create function likeness_key(p_text text) returns bigint language sql immutable as $$
  select ('x' || left(encode(sha256(convert_to(p_text, 'UTF8')), 'hex'), 16))::bit(64)::bigint
$$;

-- a date of birth of which only the year is known is shared by too many
create function person_key(r resident) returns bigint language sql stable as $$
  select case when length(r.birth) = 10 and r.sex is not null
    then likeness_key('person ' || fold_text(r.name) || ' ' || r.birth || ' ' || r.sex) end
$$;

create function father_of(r resident) returns text language sql stable as $$ select ${linkedName('father')} $$;
create function mother_of(r resident) returns text language sql stable as $$ select ${linkedName('mother')} $$;

-- registered for good where the row is
create function is_permanent(r resident) returns boolean language sql stable as $$
  select coalesce(r.more::jsonb ->> 'residenceStatus', 'TT') = 'TT' and r.permanent_address_commune = r.commune
$$;

-- the keys of the queued as they are now; answers those and the ones that they had
create function renew_likeness(p_communes text[], p_residents uuid[], out cmnds bigint[], out persons bigint[])
language plpgsql as $$
declare
  v_cmnds bigint[];
  v_persons bigint[];
begin
  -- each is looked for by itself: a join would walk the keys of whole communes
  select array_agg(l.cmnd) filter (where l.cmnd is not null), array_agg(l.person) filter (where l.person is not null)
  into cmnds, persons from unnest(p_communes, p_residents) e(commune, id)
  cross join lateral (
    select cmnd, person from likeness l where l.commune = e.commune and l.resident = e.id offset 0) l;
  -- in the order of the queued, null of whom there is nothing to look for
  select array_agg(r.cmnd order by e.n), array_agg(r.person order by e.n) into v_cmnds, v_persons
  from unnest(p_communes, p_residents) with ordinality e(commune, id, n)
  left join lateral (
    select likeness_key('cmnd ' || r.cmnd) as cmnd, person_key(r) as person from resident r
    where r.commune = e.commune and r.id = e.id and ${present} offset 0) r on true;
  delete from likeness where ctid = any (array(
    select l.ctid from unnest(p_communes, p_residents, v_cmnds, v_persons) e(commune, id, cmnd, person)
    cross join lateral (
      select ctid from likeness l where l.commune = e.commune and l.resident = e.id offset 0) l
    where e.cmnd is null and e.person is null));
  insert into likeness as l (commune, resident, cmnd, person)
  select distinct on (commune, id) commune, id, cmnd, person
  from unnest(p_communes, p_residents, v_cmnds, v_persons) e(commune, id, cmnd, person)
  where cmnd is not null or person is not null
  on conflict (commune, resident) do update set cmnd = excluded.cmnd, person = excluded.person
  where (l.cmnd, l.person) is distinct from (excluded.cmnd, excluded.person);
  cmnds := array(select k from unnest(cmnds) k union select k from unnest(v_cmnds) k where k is not null);
  persons := array(select k from unnest(persons) k union select k from unnest(v_persons) k where k is not null);
end $$;

-- {rule: [[commune, resident]]} over the whole database; leaves the scope at the communes in which it has looked
create function others_like(p_one resident) returns json language plpgsql as $$
declare
  v_cmnd bigint := likeness_key('cmnd ' || p_one.cmnd);
  v_person bigint := person_key(p_one);
begin
  if p_one.id is null then return '{}'; end if;
  perform set_config('dancu.scope', p_one.commune || ',' || coalesce((
    select string_agg(distinct u.commune, ',') from (
      select commune from id_number_use where id_number = p_one.id_number
      union select commune from likeness where cmnd = v_cmnd
      union select commune from likeness where person = v_person) u), ''), true);
  return json_strip_nulls(json_build_object(
    'ID_DUP', (
      select json_agg(json_build_array(u.commune, u.resident) order by u.commune, u.resident) from id_number_use u
      where u.id_number = p_one.id_number and (u.commune, u.resident) <> (p_one.commune, p_one.id)),
    'TWO_HOUSEHOLDS', (
      select json_agg(json_build_array(o.commune, o.id) order by o.commune, o.id) from id_number_use u
      cross join lateral (
        select r.* from resident r where r.commune = u.commune and r.id = u.resident and ${present} offset 0) o
      where u.id_number = p_one.id_number and o.id <> p_one.id and o.household <> p_one.household
        and ${samePerson} and is_permanent(o) and is_permanent(p_one)),
    'CMND_DUP', (
      select json_agg(json_build_array(o.commune, o.id) order by o.commune, o.id) from likeness l
      cross join lateral (
        select r.* from resident r where r.commune = l.commune and r.id = l.resident and ${present} offset 0) o
      where l.cmnd = v_cmnd and o.id <> p_one.id and o.cmnd = p_one.cmnd
        and (o.id_number = p_one.id_number) is not true),
    'PERSON_DUP', (
      select json_agg(json_build_array(o.commune, o.id) order by o.commune, o.id) from likeness l
      cross join lateral (
        select r.* from resident r where r.commune = l.commune and r.id = l.resident and ${present} offset 0) o
      where l.person = v_person and o.id <> p_one.id and ${samePerson} and o.sex = p_one.sex
        and (o.id_number is null or p_one.id_number is null)
        and (father_of(o) = father_of(p_one) or mother_of(o) = mother_of(p_one)
          or o.hometown_commune = p_one.hometown_commune))));
end $$;

-- the finding of a flag: of another commune nobody hears more than that there is somebody
create function elsewhere_in(p_others json, p_commune text) returns jsonb language sql immutable as $$
  select case
    when count(*) filter (where o ->> 0 = p_commune) > 0 then jsonb_build_object('elsewhere', 'commune',
      'other', (array_agg(o ->> 1 order by o ->> 1) filter (where o ->> 0 = p_commune))[1])
    when count(*) > 0 then '{"elsewhere": "other-commune"}' end
  from json_array_elements(p_others) o
$$;

-- of what a supervisor has seen who says that it is right so; as \`digestOfUnits\` of \`findSeenOverDatabase\`
create function seen_digest(r resident, p_rule text) returns text language sql immutable as $$
  select encode(sha256(convert_to('[' || array_to_string(array(
    select coalesce(to_json(v)::text, 'null') from unnest(case p_rule
      when 'ID_DUP' then array[r.id_number]
      when 'CMND_DUP' then array[r.cmnd]
      when 'PERSON_DUP' then array[r.name, r.birth, r.sex]
      when 'TWO_HOUSEHOLDS' then array[r.id_number, r.household::text] end) with ordinality u(v, n) order by n), ',')
    || ']', 'UTF8')), 'hex')
$$;
`
