/**
 * Moves between communes: who has left one and who has come to another, until the two halves find each other. Looked for
 * after the commit, on nobody's behalf; a desk reads the halves of its own communes.
 */
export const moves = `
create table move (
  commune text not null,
  resident uuid not null,
  side text not null check (side in ('left', 'arrived')),
  -- the commune that was left, as this half knows it
  left_commune text,
  id_number text,
  -- without a number: folded name and date of birth
  who text,
  noted_at timestamptz not null,
  met_at timestamptz,
  other_commune text,
  other_resident uuid,
  primary key (commune, resident, side)
);
create index move_by_number on move (id_number) where id_number is not null;
create index move_by_who on move (left_commune, who) where met_at is null and who is not null;
-- what a desk looks at: few, and the oldest first
create index move_unmet on move (commune, noted_at) where met_at is null;
-- residents of a write who may have become, or stopped being, one half of a move
create table move_queue (
  commune text not null,
  seq bigint not null,
  residents uuid[] not null,
  primary key (commune, seq)
);
-- residents who are shown as present though another commune has seen them arrive: counted there
alter table commune_count add column twice integer not null default 0;
grant select, insert, update, delete on move, move_queue to dancu_app;
${['move', 'move_queue']
  .map(
    (table) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy ${table}_fence on ${table} for all
  using ((select current_setting('dancu.checks', true)) = 'on')
  with check ((select current_setting('dancu.checks', true)) = 'on');`,
  )
  .join('\n')}
create policy move_read on move for select
  using (commune = any ((select string_to_array(current_setting('dancu.scope', true), ','))::text[]));
`
