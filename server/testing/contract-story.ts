/**
 * The story that is recorded when a contract is released: every kind of change, every unit with something in it, what is
 * held and for which reasons, what is sent twice, asked for, and sent again to a restored centre. Its ids and texts are
 * fixed, so a recording that is made anew differs in nothing that a tablet says.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { deviceId, type Epoch, epoch, type GroupId, groupId, type RecordId, recordId } from '#shared/ids.ts'
import type { Envelope } from '#shared/sync/batch.ts'
import { type Change, contractVersion, type Group } from '#shared/sync/change.ts'
import { createChange, editChange, household, resident, row } from '#shared/testing/builders.ts'
import { type Act, actsFile, answerFile, batchFile, type RecordedCentre } from './contract-acts.ts'
import { muiNe } from './world.ts'

const idAt = (kind: string, n: number): string => `01a2${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`
const record = (n: number): RecordId => recordId(idAt('aaaa', n))
const groupAt = (n: number): GroupId => groupId(idAt('cccc', n))
const device = (username: string, n: number) => ({
  ...{ username, id: idAt('dddd', n), token: `${username}-`.padEnd(43, 'A') },
})
const devices = [device('lan', 1), device('minh', 2)]
const [firstEpoch, secondEpoch] = [epoch('epoch-of-the-recording'), epoch('epoch-after-the-restore')]

const [home, beside, an, binh, chi, dung] = [1, 2, 11, 12, 13, 14].map(record) as [
  ...[RecordId, RecordId, RecordId, RecordId, RecordId, RecordId],
]
const place = { province: '60', district: '593', commune: '22915', detail: 'Khu phố 1' }

/** Every unit has something in it. */
const wholeHousehold = household({
  hamlet: 'Khu phố 1',
  address: { street: 'Huỳnh Thúc Kháng', house: '12/3' },
  bookNumber: '600123456',
  closed: { why: 'merged', on: '2021-03-02', into: beside },
  splitFrom: { household: beside, on: '2020-05' },
})
const wholeResident = resident({
  ...{ household: home, name: 'NGUYỄN VĂN ẤN', birth: '1950', sex: '1', marital: '2', relation: 'CH' },
  ...{
    birthPlace: place,
    hometown: { ...place, detail: null },
    permanentAddress: place,
    currentAddress: place,
  },
  ...{ ethnicGroup: 'kinh', nationality: 'VN', idNumber: '060050000123', cmnd: '260123456' },
  ...{ fatherName: 'NGUYỄN VĂN CHA', motherName: 'TRẦN THỊ MẸ', spouseName: 'LÊ THỊ BÌNH' },
  ...{ representativeName: 'NGUYỄN THỊ CHI', left: { why: 'moved', on: '2021-03', to: 'Thành phố Huế' } },
  ...{ religion: 'phat-giao', bloodType: { type: '04', paper: 'Bệnh viện Bình Thuận, 12/2020' } },
  ...{
    father: { resident: null, nationality: 'VN', number: '260000111' },
    mother: { resident: null, nationality: 'VN', number: '060030000222' },
    spouse: { resident: binh, nationality: null, number: null },
    representative: { resident: chi, nationality: null, number: null },
  },
  residenceStatus: 'TV',
  temporaryAddress: { ...place, from: '2021-01-05', until: '2023-01-04' },
  absence: { from: '2021-02', until: null, why: 'treatment', to: 'Thành phố Hồ Chí Minh' },
  ...{ phone: '0912345678', email: 'nguyen.van.an@example.vn' },
  card: { issuedOn: '2021-03-01', expiresOn: '2036-03-01' },
  life: { status: '1', on: '2021-03-04', paper: null },
  movedFrom: { commune: '22918', household: null, resident: null, on: '1999' },
  ...{ formerNumbers: '260000333/1978/đổi', bookSays: 'Sổ ghi sinh năm 1951' },
  declared: {
    ...{ on: '2021-03-04', how: 'signed', name: 'NGUYỄN VĂN ẤN', strokes: 'M1 2L3 4' },
    contents: 'name:0a1b birth:2c3d',
  },
  confirmed: { on: '2021-03-04', by: 'lan', contents: '0a1b2c3d' },
  approved: { on: '2021-03-05', by: 'lan', contents: '0a1b2c3d' },
})
const member = (name: string, relation: 'VO' | 'CON', of: RecordId = home) =>
  resident({ household: of, name, relation })
const edit = (id: RecordId, from: Change['saw'], to: Change['wrote'], base: Change['base'] = 1): Change =>
  editChange(id, { saw: from, wrote: to, base })
const removal = (type: 'household' | 'resident', id: RecordId, units: Change['saw']): Change => ({
  ...{ type, id, kind: 'remove', reason: 'Ghi nhầm', madeAt: row('household', {}).createdAt, base: 20 },
  saw: units ?? {},
})

let next = 0
function group(changes: readonly Change[], given: Partial<Group> = {}): Group {
  next += 1
  const base = { groupId: groupAt(next), contractVersion, epoch: firstEpoch, household: home }
  return { ...base, ...given, changes: [...changes] }
}

interface Saying {
  readonly by: 'lan' | 'minh'
  readonly lines: readonly (Group | string)[]
  readonly given?: Partial<Envelope>
}

function textOf({ by, lines, given = {} }: Saying, standing: Epoch): string {
  const own = devices.find(({ username }) => username === by)
  const envelope: Envelope = {
    ...{ deviceId: deviceId(own?.id ?? ''), commune: muiNe, epoch: standing, mark: null, asking: [] },
    ...given,
  }
  const all = [envelope, ...lines].map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  return `${all.join('\n')}\n`
}

/** Some mark: the newest is put in its place. */
const mark = { seq: 1, hash: '0'.repeat(64) }

/** Records the story in a folder as it is told to a centre. */
export async function recordContract(centre: RecordedCentre, folder: string): Promise<void> {
  next = 0
  mkdirSync(folder, { recursive: true })
  const acts: Act[] = []
  let standing = firstEpoch
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
  const act = async (one: Exclude<Act, { act: 'push' | 'read' }>) => {
    acts.push(one)
    await centre.act(one)
  }
  const push = async (what: string, saying: Saying) => {
    const name = `${String(acts.length).padStart(2, '0')}-${what}`
    const text = textOf(saying, standing)
    acts.push({ act: 'push', by: saying.by, name })
    write(batchFile(name), text)
    write(answerFile(name), `${(await centre.push(saying.by, text)).text}\n`)
  }
  const read = async (what: string, by: Saying['by']) => {
    const name = `${String(acts.length).padStart(2, '0')}-${what}`
    acts.push({ act: 'read', by, name })
    write(answerFile(name), `${(await centre.read(by)).text}\n`)
  }

  await act({ act: 'begin', epoch: firstEpoch, devices })
  const made = group([
    createChange('household', home, wholeHousehold),
    createChange('resident', an, wholeResident),
    createChange('resident', binh, member('LÊ THỊ BÌNH', 'VO')),
    createChange('resident', chi, member('NGUYỄN THỊ CHI', 'CON')),
  ])
  await push('first-save', {
    by: 'lan',
    lines: [made],
    given: { epoch: null, waiting: 0, appVersion: '1.0.0' },
  })
  await push('sent-twice', { by: 'lan', lines: [made], given: { mark } })
  await push('edits', {
    by: 'lan',
    lines: [
      group([edit(an, { birth: '1950' }, { birth: '1950-02-28' }, { birth: 2 })]),
      group([{ ...edit(binh, { sex: null, idNumber: null }, { sex: '2', idNumber: '060152000321' }) }]),
      group([
        {
          ...edit(chi, { left: null }, { left: { why: 'abroad', on: null, to: null } }),
          reason: 'Theo chồng',
        },
      ]),
      group([
        editChange(home, {
          type: 'household',
          saw: { bookNumber: '600123456' },
          wrote: { bookNumber: null },
        }),
      ]),
    ],
    given: { mark, waiting: 3 },
  })
  await push('conflict', {
    by: 'minh',
    lines: [group([edit(an, { birth: '1950' }, { birth: '1951' }), edit(binh, { sex: null }, { sex: '2' })])],
  })
  await push('claim-withdrawn', {
    by: 'minh',
    lines: [group([edit(an, { birth: '1950-02-28' }, { birth: '1950-02-27' }, 20)])],
    given: { mark },
  })
  const child = createChange('resident', dung, member('NGUYỄN VĂN DŨNG', 'CON', beside))
  const waits = group([child], { household: beside })
  await push('held', {
    by: 'minh',
    lines: [
      waits,
      group([edit(record(99), { name: 'A' }, { name: 'B' })]),
      group([removal('household', home, wholeHousehold)]),
      group([removal('resident', an, { ...wholeResident, name: 'AI KHÁC' })]),
      'đây không phải là JSON',
    ],
  })
  await push('beside-comes', {
    by: 'lan',
    lines: [
      group([createChange('household', beside, household({ hamlet: 'Khu phố 2' }))], { household: beside }),
    ],
  })
  await push('asked', {
    by: 'minh',
    lines: [],
    given: { asking: [waits.groupId, groupAt(9), groupAt(99)], mark },
  })
  await act({ act: 'settle', groupId: groupAt(10), how: 'dismiss' })
  await push('moved', {
    by: 'lan',
    lines: [
      group([edit(chi, { household: home }, { household: beside }, 20)], {
        event: { kind: 'split', on: '2021-03-05', evidence: 'CT01' },
      }),
      group([removal('resident', dung, member('NGUYỄN VĂN DŨNG', 'CON', beside))], { household: beside }),
    ],
    given: { mark },
  })
  await push('told-why', {
    by: 'minh',
    lines: [
      group([edit(record(99), { name: 'B' }, { name: 'C' })]),
      group([edit(chi, { name: 'NGUYỄN THỊ CHI' }, { name: 'NGUYỄN THỊ CHÍN' }, 20)], {
        groupId: made.groupId,
      }),
    ],
    given: { asking: [groupAt(10)], mark },
  })
  await push('of-another-tablet', {
    by: 'minh',
    lines: [group([edit(chi, { marital: null }, { marital: '1' }, 20)])],
    given: { deviceId: deviceId(devices[0]?.id ?? '') },
  })
  await read('whole-feed', 'lan')
  await act({ act: 'scope', of: 'minh', communes: [] })
  const outside = group([edit(binh, { name: 'LÊ THỊ BÌNH' }, { name: 'LÊ THỊ BÌNH AN' }, 20)])
  await push('out-of-scope', { by: 'minh', lines: [outside] })
  await act({ act: 'scope', of: 'minh', communes: [muiNe] })
  await act({ act: 'settle', groupId: outside.groupId, how: 'process' })
  await push('asked-again', { by: 'minh', lines: [], given: { asking: [outside.groupId] } })

  await act({ act: 'restore', epoch: secondEpoch })
  await push('of-the-life-before', { by: 'lan', lines: [], given: { mark: null } })
  standing = secondEpoch
  const lost = group([edit(binh, { cmnd: null }, { cmnd: '260999888' }, 20)])
  const disputed = group([edit(an, { birth: '1950-02-28' }, { birth: '1952' }, 20)])
  await push('sent-again', {
    by: 'lan',
    lines: [made, lost, disputed, group([edit(chi, { sex: null }, { sex: '2' }, 20)])],
    given: {
      replay: {
        [made.groupId]: { first: { [home]: 1, [an]: 2, [binh]: 3, [chi]: 4 } },
        [lost.groupId]: { first: { [binh]: 400 } },
        [disputed.groupId]: { first: { [an]: 401 }, conflicts: [{ id: an, unit: 'birth' }] },
        [groupAt(next)]: {},
      },
    },
  })
  const dismissed = group([edit(binh, { name: 'LÊ THỊ BÌNH AN' }, { name: 'LÊ THỊ BÍCH' }, 20)])
  await push('stays-dismissed', {
    by: 'minh',
    lines: [dismissed],
    given: {
      replay: { [dismissed.groupId]: { dismissed: { code: 'scope', reason: 'Ghi trùng', by: 'doi' } } },
    },
  })
  await act({ act: 'recovered' })
  await act({ act: 'revoke', of: 'minh' })
  await push('revoked', { by: 'minh', lines: [group([edit(binh, { sex: '2' }, { sex: '1' }, 20)])] })
  await read('feed-of-the-second-life', 'lan')
  write(actsFile, `${acts.map((one) => JSON.stringify(one)).join('\n')}\n`)
}
