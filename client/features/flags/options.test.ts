import { describe, expect, it } from 'vitest'
import { check, claim, flag, flagOf, record, row, view } from '#client/testing/flag-views.ts'
import { communeCode } from '#shared/ids.ts'
import { listOptions, type Option, unitsMarked } from './options.ts'

const keys = (options: readonly Option[]) => options.map(({ key, kind }) => `${key} ${kind}`)

describe('a conflict', () => {
  it('is settled by keeping, taking or writing, under 1, 2 and 3', () =>
    expect(keys(listOptions(view()))).toEqual(['1 keep', '2 take', '3 write']))

  it('offers each claim that differs, those of one value together', () => {
    const claims = [claim('minh', '1978'), claim('hoa', '1979'), claim('tam', '1978'), claim('lan', '1987')]
    const options = listOptions(view({ flag: flag({ claims }) }))
    expect(keys(options)).toEqual(['1 keep', '2 take', '3 take', '4 write'])
    expect(options[1]).toMatchObject({ value: '1978', by: ['minh', 'tam'] })
  })

  it('about the household itself offers no field to type into', () => {
    const conflict = flag({ unit: 'household', claims: [claim('minh', record(8))] })
    expect(keys(listOptions(view({ flag: conflict })))).toEqual(['1 keep', '2 take'])
  })

  it('that is settled can be written over, and not kept once more', () => {
    expect(keys(listOptions(view({ flag: flag({ state: 'settled' }) })))).toEqual(['2 take', '3 write'])
  })

  it('that is settled can be given back what stood before', () => {
    const standing = { by: 'lan', value: '1987', saw: '1986', at: '2026-02-03T02:12:00.000Z' }
    const taken = view({ flag: flag({ state: 'settled' }), record: row(1, { birth: '1978' }) })
    const options = listOptions(taken, standing)
    expect(keys(options)).toEqual(['2 take', '3 write'])
    expect(options[0]).toMatchObject({ value: '1987', by: ['lan'] })
  })

  it('about a record that is gone offers nothing', () => {
    expect(listOptions(view({ record: null }))).toEqual([])
    expect(listOptions(view({ record: row(1, {}, { removedAt: '2026-02-03T00:00:00.000Z' }) }))).toEqual([])
  })
})

describe('a failed check', () => {
  it('marks what is missing, and of others all that they are about', () => {
    const missing = check('PARENT_MISSING')
    expect(unitsMarked(missing, { fatherName: 'LÊ MINH DŨNG', motherName: null })).toEqual(['motherName'])
    expect(unitsMarked(missing, {})).toEqual(['fatherName', 'motherName'])
    expect(unitsMarked(check('ID_SEX'), { sex: '1' })).toEqual(['idNumber', 'sex', 'birth'])
    expect(unitsMarked(flag({ unit: 'name' }), { name: 'A' })).toEqual(['name'])
  })

  it('is settled by correcting the units of its rule, or by saying that it is right so', () => {
    const options = listOptions(view({ flag: check('ID_SEX') }))
    expect(keys(options)).toEqual(['3 correct', '0 dismiss'])
    expect(options[0]).toMatchObject({ place: { units: ['idNumber', 'sex', 'birth'] } })
  })

  it('over the household can be mended on everybody who lives there', () => {
    const left = row(3, { name: 'ĐÃ ĐI', left: { why: 'CD', on: null, to: null } })
    const base = view({
      flag: check('HEAD_COUNT', { type: 'household', recordId: record(9) }),
      record: row(9, {}, { type: 'household' }),
    })
    const asked = { ...base, view: { ...base.view, residents: [...base.view.residents, left] } }
    const [correct] = listOptions(asked)
    expect(correct?.kind === 'correct' && correct.place.records.map(({ id }) => id)).toEqual([
      record(2),
      record(1),
    ])
  })

  it('of a number used twice can be mended on the neighbour, whose own flag is closed in their commune', () => {
    const phanThiet = communeCode('22918')
    const neighbour = row(5, { name: 'LÊ VĂN CẢNH', idNumber: '060087001234' }, { commune: phanThiet })
    const own = check('ID_DUP', { id: flagOf(7), commune: phanThiet, recordId: record(5) })
    const base = view({ flag: check('ID_DUP') })
    const options = listOptions({
      ...base,
      neighbours: [
        {
          record: neighbour,
          view: {
            ...base.view,
            commune: { code: phanThiet, name: 'Hàm Tiến' },
            flags: [check('ID_SEX', { recordId: record(5) }), own],
          },
        },
      ],
    })
    expect(keys(options)).toEqual(['3 correct', '4 correct', '0 dismiss'])
    expect(options[1]).toMatchObject({ place: { commune: phanThiet, flag: { id: flagOf(7) } } })
  })

  it('that this version does not know can only be said to be right', () =>
    expect(keys(listOptions(view({ flag: check('NEW_RULE') })))).toEqual(['0 dismiss']))
})
