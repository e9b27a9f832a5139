/**
 * Who has arrived without a number is looked for where they came from by name and date of birth: so whoever has nothing but
 * these gets a key, and the arrivals that wait are looked at once more.
 */
export const arrivalsByName = `
select set_config('dancu.checks', 'on', true), set_config('dancu.scope',
  coalesce((select string_agg(distinct code, ',') from area where level = 'commune'), ''), true);
-- behind what 025 queued, if that is not done yet
insert into check_queue (commune, seq, residents, was)
select commune, -1000000 - chunk, array_agg(id order by id), array_agg(number order by id) from (
  select r.commune, r.id, (
      select u.id_number from id_number_use u
      where u.id_number = r.id_number and u.commune = r.commune and u.resident = r.id) as number,
    1 + (row_number() over (partition by r.commune order by r.id) - 1) / 500 as chunk
  from resident r
  where r.removed_at is null and length(r.birth) = 10
    and coalesce(r.father_name, r.mother_name, r.hometown_commune, r.more) is null) r
group by commune, chunk;
insert into move_queue (commune, seq, residents)
select commune, -1, array_agg(resident order by resident) from move
where side = 'arrived' and met_at is null
group by commune;
`
