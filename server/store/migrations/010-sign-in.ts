/**
 * Tables of the sign-in library (its own column names) and of the counters of tries, for a role of their own: who serves
 * records cannot read a password's hash or a session.
 */
export const signInTables = `
create table sign_in_user (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "username" text unique,
  "displayUsername" text
);
create table sign_in_session (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references sign_in_user ("id") on delete cascade
);
create index sign_in_session_by_user on sign_in_session ("userId");
create table sign_in_account (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references sign_in_user ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index sign_in_account_by_user on sign_in_account ("userId");
create table sign_in_verification (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index sign_in_verification_by_identifier on sign_in_verification ("identifier");

-- counted here and not in a process: several API nodes count together
create table sign_in_try (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

do $$ begin
  if not exists (select from pg_roles where rolname = 'dancu_auth') then
    create role dancu_auth nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin execute format('grant dancu_auth to %I', current_user); end $$;
grant usage on schema public to dancu_auth;
grant select, insert, update, delete
  on sign_in_user, sign_in_session, sign_in_account, sign_in_verification, sign_in_try to dancu_auth;
`
