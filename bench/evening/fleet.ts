/** Tablets by the thousand, each with an account, a token and one batch of 25 households that nobody else has. */
import { randomUUID } from 'node:crypto'
import type { Centre } from '../../e2e/centre.ts'
import { groupOfHousehold } from '../../server/seed/synthetic-batches.ts'
import { communeCode, deviceId } from '../../shared/ids.ts'
import { epochOf, hashOf, newToken, packBatch, type Tablet } from '../node-tablet.ts'
import { makeCommunes } from '../push/households.ts'

/** 40,000 users in 10,600 communes. */
const tabletsInCommune = 4

export interface WaitingTablet {
  readonly tablet: Tablet
  readonly batch: Buffer
  readonly groups: number
}

export async function makeFleet(centre: Centre, count: number): Promise<readonly WaitingTablet[]> {
  const communes = makeCommunes(Math.ceil(count / tabletsInCommune))
  const people = Array.from({ length: count }, (_, index) => ({
    account: randomUUID(),
    device: randomUUID(),
    token: newToken(),
    commune: communes[index % communes.length],
  }))
  await enrolTogether(
    centre,
    people.map(({ account, device, token, commune }) => [
      account,
      device,
      hashOf(token),
      commune?.code ?? '',
    ]),
  )
  const epoch = await epochOf(centre, people[0]?.token ?? '')
  const fleet: WaitingTablet[] = []
  for (const { device, token, commune } of people) {
    if (commune === undefined) throw new Error('there is no commune')
    const tablet = {
      ...{ deviceId: deviceId(device), token, epoch, mark: null },
      commune: communeCode(commune.code),
    }
    const lines = commune.nextBatch().map((household) => JSON.stringify(groupOfHousehold(household, epoch)))
    fleet.push({ tablet, batch: await packBatch(tablet, lines), groups: lines.length })
  }
  return fleet
}

type Enrolment = readonly [account: string, device: string, tokenHash: Buffer, commune: string]

async function enrolTogether({ database }: Centre, people: readonly Enrolment[]): Promise<void> {
  await database.query(
    `with person as (
       select * from unnest($1::text[], $2::uuid[], $3::bytea[], $4::text[]) p(account, device, hash, commune)),
     made as (
       insert into account (id, username, name, role)
       select account, 'can-bo.' || account, 'Cán bộ thử nghiệm', 'officer' from person returning id),
     bound as (
       insert into account_area (account, level, code) select account, 'commune', commune from person returning account)
     insert into device (id, account, token_hash, kind)
     select device, account, hash, 'tablet' from person, (select count(*) from made, bound) first`,
    [0, 1, 2, 3].map((column) => people.map((person) => person[column])),
  )
  await database.query('analyze')
}
