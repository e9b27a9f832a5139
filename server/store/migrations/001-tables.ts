/**
 * The first tables. Every table that grows carries the commune in its primary key and in every unique key, and no
 * foreign key crosses communes. What people write has no unique index and no check beyond one unit.
 *
 * Without statistics, as in a new database, PostgreSQL finds every index that begins with the commune equally good, and
 * a plan that walks a commune for each id stays in the cache of functions. So every second index is partial on something
 * that a look-up by id does not say (`seq > 0`), which leaves it the primary key alone; who reads by `seq` says it.
 *
 * Columns stand here as text, not derived from `shared/records`: a shipped migration never changes. A new unit is a
 * new migration; `schema-guard.test.ts` compares tables and units.
 */
const recordTable = (name: string, columns: string): string => `
create table ${name} (
  commune text not null,
  id uuid not null,
  -- the record's revision, unique in the commune
  seq bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null,
  removed_at timestamptz,
  -- {unit: seq of the decision}
  decided jsonb,
${columns}
  primary key (commune, id)
);
-- partial, so that no plan can take it for a look-up by id
create index ${name}_by_seq on ${name} (commune, seq) where seq > 0;`

const householdColumns = `  hamlet text,
  address_street text,
  address_house text,
  book_number text,`

const residentColumns = `  household uuid,
  name text,
  birth text,
  sex text,
  marital text,
  birth_place_province text,
  birth_place_district text,
  birth_place_commune text,
  birth_place_detail text,
  hometown_province text,
  hometown_district text,
  hometown_commune text,
  hometown_detail text,
  ethnic_group text,
  nationality text,
  id_number text,
  cmnd text,
  permanent_address_province text,
  permanent_address_district text,
  permanent_address_commune text,
  permanent_address_detail text,
  current_address_province text,
  current_address_district text,
  current_address_commune text,
  current_address_detail text,
  father_name text,
  mother_name text,
  spouse_name text,
  representative_name text,
  relation text,
  left_why text,
  left_on text,
  left_to text,`

export const firstTables = `
-- small tables, the same on every node ------------------------------------------------------------------------------

-- one row: this life of the database
create table centre (
  only_row boolean primary key default true check (only_row),
  epoch text not null
);

-- the tree of administrative units; keyed by code and first day of validity
create table area (
  code text not null,
  valid_from date not null,
  valid_to date,
  level text not null check (level in ('country', 'province', 'district', 'commune')),
  parent text,
  name text not null,
  -- registered residents to collect, of a commune
  target integer,
  primary key (code, level, valid_from)
);
create index area_by_parent on area (parent);

create table hamlet (
  commune text not null,
  name text not null,
  position integer not null,
  primary key (commune, name)
);

-- who may work, beside the tables of the sign-in library
create table account (
  id text primary key,
  username text not null unique,
  name text not null,
  role text not null check (role in ('officer', 'district', 'supervisor', 'administrator')),
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create table account_area (
  account text not null references account (id),
  level text not null,
  code text not null,
  primary key (account, level, code)
);

create table device (
  id uuid primary key,
  account text not null references account (id),
  -- sha256 of the device token, which only the tablet has
  token_hash bytea not null unique,
  kind text not null check (kind in ('tablet', 'desk', 'seed')),
  enrolled_at timestamptz not null default now(),
  revoked_at timestamptz,
  last_contact_at timestamptz,
  -- groups that it said are waiting, at its last contact
  waiting integer not null default 0,
  app_version text
);
create index device_by_account on device (account);

create table enrolment (
  code_hash bytea primary key,
  account text not null references account (id),
  made_by text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  device uuid
);

-- public halves only; the private key is kept outside the server
create table recovery_key (
  id uuid primary key,
  public_key text not null,
  made_by text not null,
  made_at timestamptz not null default now(),
  retired_at timestamptz
);

-- who read or changed what; no names, numbers or addresses in it
create table audit (
  id uuid primary key,
  at timestamptz not null default now(),
  actor text not null,
  device uuid,
  address text,
  action text not null,
  subject_type text,
  subject text,
  commune text
);
create index audit_by_time on audit (at);

-- a commune's own road ------------------------------------------------------------------------------------------------

-- locked first in every transaction that writes: the order of seq is the order of commits. Every such transaction ends
-- with a chain head, so (seq, chain) is the newest mark
create table commune_counter (
  commune text primary key,
  seq bigint not null default 0,
  chain bytea not null default '\\x',
  pruned_below bigint not null default 0
);
${recordTable('household', householdColumns)}
${recordTable('resident', residentColumns)}
create index resident_by_household on resident (commune, household) where household is not null;

-- the log: a batch's gzip bytes as they came, kept for ever; chain = sha256(chain before, digest); digest = sha256 over
-- the sha256 of each line that it brought. What was done without a batch (a held group processed, a check over the
-- database) is a batch of one line of ours
create table batch (
  commune text not null,
  seq bigint not null,
  -- null: by the centre itself
  device uuid,
  received_at timestamptz not null,
  chain bytea not null,
  digest bytea not null,
  bytes bytea not null,
  primary key (commune, seq)
);
alter table batch alter column bytes set storage external;

-- one narrow row a group: points at its line, and is its receipt
create table change_group (
  commune text not null,
  id uuid not null,
  -- sha256 of the line's bytes; the same id with other bytes is another row, and held
  hash bytea not null,
  batch bigint not null,
  line integer not null,
  device uuid not null,
  outcome text not null check (outcome in ('applied', 'held', 'dismissed')),
  -- per change in the group's order: n > 0 is the n-th seq after "judged", n <= 0 is the seq -n
  seqs bigint[] not null,
  -- the counter before the transaction that judged it last
  judged bigint not null,
  -- [[change, unit], …]
  conflicts jsonb,
  problem jsonb,
  primary key (commune, id, hash)
);

-- finds a record's history, also of one who changed household
create table change_of_record (
  commune text not null,
  record uuid not null,
  group_id uuid not null,
  primary key (commune, record, group_id)
);

-- what is held: few rows, with what must be known to go on without opening the bytes
create table held_group (
  commune text not null,
  id uuid not null,
  hash bytea not null,
  device uuid not null,
  -- the seq of the last word on it
  seq bigint not null,
  arrival bigint not null,
  household uuid,
  -- of each change in the group's order, as far as readable
  records uuid[] not null,
  -- the missing record that it waits for
  waits_for uuid,
  state text not null check (state in ('held', 'applied', 'dismissed')),
  problem jsonb not null,
  reason text,
  settled_by text,
  acknowledged_at timestamptz,
  primary key (commune, id, hash)
);
create index held_group_by_device on held_group (commune, device) where state = 'held';
create index held_group_waiting on held_group (commune, waits_for) where state = 'held' and waits_for is not null;
create index held_group_by_seq on held_group (commune, seq) where seq > 0;

create table flag (
  commune text not null,
  id uuid not null,
  seq bigint not null,
  kind text not null check (kind in ('conflict', 'check')),
  type text not null,
  record uuid not null,
  household uuid,
  unit text,
  rule text,
  claims jsonb not null default '[]',
  found jsonb not null default '{}',
  state text not null check (state in ('open', 'agreed', 'withdrawn', 'cleared', 'settled', 'dismissed')),
  reason text,
  settled_by text,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (commune, id)
);
create index flag_by_seq on flag (commune, seq) where seq > 0;
create index flag_by_record on flag (commune, record) where state = 'open';

-- across communes, for the check of numbers used twice: never read on behalf of a person ----------------------------
create table id_number_use (
  id_number text not null,
  commune text not null,
  resident uuid not null,
  primary key (id_number, commune, resident)
);
create index id_number_use_by_resident on id_number_use (commune, resident);
-- residents of one batch whose number counts differently since; worked off after the commit, then deleted
create table check_queue (
  commune text not null,
  seq bigint not null,
  residents uuid[] not null,
  primary key (commune, seq)
);
insert into centre (epoch) values (gen_random_uuid()::text);
`
