/** What the communes hold before anything happens: a few households, brought by the real intake. */
import { gzipSync } from 'node:zlib'
import { applyBatch } from '#server/sync/apply-batch.ts'
import { type CommuneCode, deviceId, groupId, recordId } from '#shared/ids.ts'
import type { Envelope } from '#shared/sync/batch.ts'
import { type Change, contractVersion, type Group } from '#shared/sync/change.ts'
import { addDevice, noteScopes, tokenOf } from './administration.ts'
import type { World } from './world.ts'

const seeder = 'seed'

export async function seedCommunes(world: World): Promise<void> {
  const { tables, communes, server, ids } = world
  const device = deviceId(ids.next())
  tables.accounts.set(seeder, { id: seeder, officer: true, disabled: false, scope: communes })
  addDevice(world, device, seeder)
  noteScopes(world, seeder)
  for (const commune of communes) {
    const envelope: Envelope = { deviceId: device, commune, epoch: tables.epoch, mark: null, asking: [] }
    const groups = [household(world, commune, 1), household(world, commune, 2)]
    const bytes = gzipSync([envelope, ...groups].map((line) => JSON.stringify(line)).join('\n'))
    const outcome = await server.ask((centre) => applyBatch(centre, { token: tokenOf(device), bytes }))
    if (outcome?.kind !== 'answer') throw new Error('the seed was not taken')
  }
}

function household({ ids, tables, events }: World, commune: CommuneCode, number: number): Group {
  const id = recordId(ids.next())
  const madeAt = new Date(events.now()).toISOString()
  const resident = (name: string, relation: string): Change => ({
    type: 'resident',
    id: recordId(ids.next()),
    kind: 'create',
    wrote: { household: id, name, birth: '1980', sex: '1', relation },
    madeAt,
  })
  return {
    groupId: groupId(ids.next()),
    contractVersion,
    epoch: tables.epoch,
    household: id,
    changes: [
      {
        type: 'household',
        id,
        kind: 'create',
        wrote: { hamlet: 'Thôn 1', bookNumber: `${commune}${number}` },
        madeAt,
      },
      resident('NGUYỄN VĂN AN', 'CH'),
      resident('NGUYỄN VĂN BÌNH', 'EM'),
    ],
  }
}
