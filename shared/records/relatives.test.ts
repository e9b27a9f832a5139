import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unitValues } from '../testing/arbitraries.ts'
import { resident, residentIdAt } from '../testing/builders.ts'
import {
  factsOf,
  hasRelative,
  linkedTo,
  linkUnits,
  listLikely,
  mayHave,
  relativeOf,
  relatives,
  unlinkUnits,
} from './relatives.ts'
import { residentUnits } from './resident.ts'
import { type UnitValues, unitFault } from './unit.ts'

const binh = resident({
  name: 'NGUYỄN VĂN BÌNH',
  nationality: 'VN',
  idNumber: '060060000123',
  cmnd: '260123456',
})
const id = residentIdAt(1)
const find = (wanted: string) => (wanted === id ? binh : undefined)

describe('a relative of the same household', () => {
  test('is linked, and everything about them is read from their own record', () => {
    const child = { ...resident({ fatherName: 'NGUYEN BINH' }), ...linkUnits('father', id) }
    expect(child.fatherName).toBeNull()
    expect(relativeOf(child, 'father', find)).toEqual(factsOf(binh))
    const renamed = { ...binh, name: 'NGUYỄN VĂN BÍNH' }
    expect(relativeOf(child, 'father', () => renamed).name).toBe('NGUYỄN VĂN BÍNH')
  })

  test('who is no longer known leaves nothing behind', () => {
    const child = { ...resident(), ...linkUnits('father', id) }
    expect(relativeOf(child, 'father', () => undefined)).toEqual({
      name: null,
      nationality: null,
      number: null,
    })
    expect(hasRelative(child, 'father')).toBe(true)
  })

  test('has the CMND for a number where there is no other', () => {
    expect(factsOf({ ...binh, idNumber: null }).number).toBe('260123456')
  })

  test.each(relatives)(
    '%s: whatever was linked and unlinked again says the same in words, and can be saved',
    (relative) => {
      fc.assert(
        fc.property(unitValues('resident'), unitValues('resident'), (self, other) => {
          const linked: UnitValues = { ...self, ...linkUnits(relative, id) }
          const facts = relativeOf(linked, relative, () => other)
          const written = unlinkUnits(relative, facts)
          const unlinked: UnitValues = { ...linked, ...written }
          expect(linkedTo(unlinked, relative)).toBeNull()
          expect(relativeOf(unlinked, relative, () => undefined)).toEqual(facts)
          for (const units of [written, linkUnits(relative, id)])
            for (const [name, value] of Object.entries(units))
              expect(unitFault(residentUnits[name as keyof typeof residentUnits], value)).toBeNull()
        }),
        { numRuns: 40 },
      )
    },
  )
})

describe('who may be a relative', () => {
  const people = {
    head: resident({ name: 'HEAD', sex: '1', birth: '1960', relation: 'CH' }),
    wife: resident({ name: 'WIFE', sex: '2', birth: '1962', relation: 'VO' }),
    son: resident({ name: 'SON', sex: '1', birth: '1985', relation: 'CON' }),
    inLaw: resident({ name: 'IN-LAW', sex: '2', birth: '1988', relation: 'CONDAU' }),
    grandson: resident({ name: 'GRANDSON', sex: '1', birth: '2010', relation: 'CHAU' }),
  }
  const neighbours = Object.entries(people).map(([name, units]) => ({ id: name, units }))
  const likely = (relative: (typeof relatives)[number], who: keyof typeof people) =>
    listLikely(relative, { id: who, units: people[who] }, neighbours).map((one) => one.id)

  test('the head and his wife are the parents of his child', () => {
    expect(likely('father', 'son')).toEqual(['head'])
    expect(likely('mother', 'son')).toEqual(['wife'])
  })

  test('the son is the father of the grandson before the head is, and the daughter-in-law the mother', () => {
    expect(likely('father', 'grandson')).toEqual(['son', 'head'])
    expect(likely('mother', 'grandson')).toEqual(['inLaw', 'wife'])
  })

  test('husband and wife find each other', () => {
    expect(likely('spouse', 'head')[0]).toBe('wife')
    expect(likely('spouse', 'inLaw')[0]).toBe('son')
  })

  test('a spouse is looked for by who is married, a representative by who is no adult', () => {
    const today = '2021-03-04'
    expect(['1', '2', '3', null].map((marital) => mayHave('spouse', { marital }, today))).toEqual([
      false,
      true,
      false,
      false,
    ])
    const births = ['2003-03-05', '2003-03-04', '2003', '1980', null]
    expect(births.map((birth) => mayHave('representative', { birth }, today))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ])
    expect(mayHave('father', {}, today)).toBe(true)
  })

  test('nobody is a relative of their own, nor a parent of who is older', () => {
    for (const relative of relatives)
      for (const { id: who } of neighbours)
        expect(likely(relative, who as keyof typeof people)).not.toContain(who)
    expect(likely('father', 'head')).toEqual([])
    expect(likely('representative', 'head')).toEqual([])
  })

  test('whoever has neither sex nor birth written down yet may be anybody', () => {
    const unknown = { id: 'x', units: resident({ name: 'X' }) }
    for (const relative of relatives)
      expect(listLikely(relative, { id: 'self', units: people.son }, [unknown])).toEqual([unknown])
  })
})
