import { describe, expect, test } from 'vitest'
import { residentUnits } from '../records/resident.ts'
import { unitFault } from '../records/unit.ts'
import { absenceReasonCodes, absenceReasons } from './absence-reasons.ts'
import { bloodTypeCodes, bloodTypes } from './blood-types.ts'
import { closingCodes, closings } from './closing.ts'
import { countryAliases, countryCodes, noCountries, vietnam } from './countries.ts'
import { ethnicGroups } from './ethnic-groups.ts'
import { eventKindCodes, eventKinds } from './event-kinds.ts'
import { idPrefixes } from './id-prefixes.ts'
import { leavingCodes, leavingNames } from './leaving.ts'
import { lifeStatusCodes, lifeStatuses } from './life-statuses.ts'
import { maritalCodes, maritalNames } from './marital.ts'
import { headRelation, relations } from './relations.ts'
import { religions } from './religions.ts'
import { residenceStatusCodes, residenceStatuses } from './residence-statuses.ts'
import { sexCodes, sexNames } from './sex.ts'
import { signingCodes, signings } from './signing.ts'

const isUnique = (list: readonly unknown[]): boolean => new Set(list).size === list.length

describe('the official lists', () => {
  test('54 ethnic groups, foreigners and unknown, each with one code in both numberings', () => {
    expect(ethnicGroups).toHaveLength(56)
    expect(isUnique(ethnicGroups.map((group) => group.slug))).toBe(true)
    expect(isUnique(ethnicGroups.map((group) => group.code1979))).toBe(true)
    expect(isUnique(ethnicGroups.map((group) => group.codeCensus))).toBe(true)
    for (const group of ethnicGroups) expect(group.slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test('the two numberings are not the same: Hoa is 04 in one and 06 in the other', () => {
    const hoa = ethnicGroups.find((group) => group.slug === 'hoa')
    expect([hoa?.code1979, hoa?.codeCensus]).toEqual(['04', '06'])
  })

  test('249 countries and areas have a code of two letters each, and a name in its place stands where none has', () => {
    expect(countryCodes).toHaveLength(249)
    expect(isUnique(countryCodes)).toBe(true)
    for (const code of countryCodes) expect(code).toMatch(/^[A-Z]{2}$/)
    expect(countryCodes).toContain(vietnam)
    expect(countryCodes).toEqual(expect.arrayContaining(Object.keys(countryAliases)))
    for (const { code } of noCountries) expect(unitFault(residentUnits.nationality, code)).toBeNull()
  })

  test('16 religions, none and other, each with its place in the order', () => {
    expect(religions).toHaveLength(18)
    expect(isUnique(religions.map(({ slug }) => slug))).toBe(true)
    expect(isUnique(religions.map(({ code }) => code))).toBe(true)
    expect(religions.find(({ slug }) => slug === 'cong-giao')?.code).toBe('02')
    for (const { slug } of religions) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  test('two sexes, three marital statuses and five ways to leave', () => {
    expect([sexCodes, maritalCodes, leavingCodes].map((codes) => codes.length)).toEqual([2, 3, 5])
  })

  test.each([
    ['blood types', bloodTypes, bloodTypeCodes, 5],
    ['ways to reside', residenceStatuses, residenceStatusCodes, 9],
    ['reasons to be away', absenceReasons, absenceReasonCodes, 10],
    ['states of life', lifeStatuses, lifeStatusCodes, 3],
    ['events', eventKinds, eventKindCodes, 16],
    ['ways to sign', signings, signingCodes, 2],
    ['ends of a household', closings, closingCodes, 3],
  ])('%s have one code each', (_, list, codes, count) => {
    expect(codes).toHaveLength(count)
    expect(isUnique(codes)).toBe(true)
    expect(list.map(({ code }) => code)).toEqual(codes)
  })

  test('every case of article 31 of the Law on Residence has a reason to be away', () => {
    const clauses = absenceReasons.flatMap(({ clause }) => (clause === null ? [] : [clause]))
    expect(new Set(clauses)).toEqual(new Set(['a', 'b', 'c', 'd']))
  })

  test('63 provinces have a prefix; Bình Thuận 060, Ninh Thuận 058, none 003', () => {
    expect(idPrefixes.size).toBe(63)
    expect(
      ['060', '058', '079', '001', '096', '003', '060 ', '60'].map((prefix) => idPrefixes.has(prefix)),
    ).toEqual([true, true, true, true, true, false, false, false])
  })

  test('35 relations have a code each, and exactly one is the head', () => {
    expect(relations).toHaveLength(35)
    expect(isUnique(relations.map((relation) => relation.code))).toBe(true)
    expect(relations.filter((relation) => relation.code === headRelation)).toHaveLength(1)
    expect(relations.filter((relation) => relation.group === '0')).toHaveLength(1)
  })

  test('a relation that only women or men can have says so', () => {
    const sexOf = (code: string) => relations.find((relation) => relation.code === code)?.sex
    expect([sexOf('VO'), sexOf('CHONG'), sexOf('ME'), sexOf('CHA'), sexOf('CON')]).toEqual([
      '2',
      '1',
      '2',
      '1',
      null,
    ])
  })

  test('every code has a name in both languages', () => {
    const named = [
      ...sexCodes.map((code) => sexNames[code]),
      ...maritalCodes.map((code) => maritalNames[code]),
      ...leavingCodes.map((code) => leavingNames[code]),
      ...relations,
      ...religions,
      ...[...residenceStatuses, ...absenceReasons, ...lifeStatuses, ...eventKinds, ...signings, ...closings],
    ]
    for (const { vi, en } of named) expect([vi, en].every((name) => name.length > 1)).toBe(true)
  })

  test('names are composed: they are compared with what people type', () => {
    const names = [
      ...ethnicGroups.flatMap((group) => [group.vi, ...group.aliases]),
      ...religions.flatMap((religion) => [religion.vi, ...religion.aliases]),
      ...[...residenceStatuses, ...absenceReasons, ...eventKinds].map(({ vi }) => vi),
      ...relations.map(({ vi }) => vi),
    ]
    expect(names.filter((name) => name !== name.normalize('NFC'))).toEqual([])
  })
})
