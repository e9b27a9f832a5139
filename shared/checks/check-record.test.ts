import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idPrefixes } from '../codes/id-prefixes.ts'
import { sexDigit } from '../records/id-start.ts'
import type { UnitValues } from '../records/unit.ts'
import { type CheckCode, raisesFlag } from './check-list.ts'
import { checkRecord } from './check-record.ts'

const today = '2021-03-04'
const parents: UnitValues = { fatherName: 'NGUYỄN VĂN AN', motherName: 'TRẦN THỊ HOA' }
/** What becomes a flag; the infos have tests of their own. */
const rules = (units: UnitValues): CheckCode[] =>
  checkRecord('resident', { ...parents, ...units }, { today })
    .map((finding) => finding.rule)
    .filter(raisesFlag)
const sound: UnitValues = {
  name: 'NGUYỄN VĂN BÌNH',
  birth: '1987-02-03',
  sex: '1',
  idNumber: '060087001234',
  cmnd: '260123456',
}

describe('a sound resident', () => {
  test('raises nothing', () => expect(rules(sound)).toEqual([]))
  test('an empty record raises nothing', () => expect(checkRecord('resident', {}, { today })).toEqual([]))
  test('a household raises nothing of itself', () => {
    expect(checkRecord('household', { hamlet: 'Khu phố 1' }, { today })).toEqual([])
  })
})

describe('ID_FORMAT', () => {
  test('11 digits are an error, and their structure is not judged as well', () => {
    expect(rules({ ...sound, idNumber: '06008700123' })).toEqual(['ID_FORMAT'])
  })
  test('fires exactly when there are not 12 digits', () => {
    const digits = fc.stringMatching(/^\d{1,20}$/)
    fc.assert(
      fc.property(
        digits,
        (idNumber) => rules({ idNumber }).includes('ID_FORMAT') === (idNumber.length !== 12),
      ),
    )
  })
})

describe('CMND_FORMAT', () => {
  test('8 digits are an error', () => expect(rules({ ...sound, cmnd: '26012345' })).toEqual(['CMND_FORMAT']))
  test('fires exactly when there are not 9 digits', () => {
    const digits = fc.stringMatching(/^\d{1,20}$/)
    fc.assert(fc.property(digits, (cmnd) => rules({ cmnd }).includes('CMND_FORMAT') === (cmnd.length !== 9)))
  })
})

describe('ID_PREFIX', () => {
  test('a prefix that no province has is a warning', () => {
    expect(rules({ ...sound, idNumber: '003087001234' })).toEqual(['ID_PREFIX'])
  })
  test('every province of the list passes, every other prefix warns', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), (number) => {
        const prefix = String(number).padStart(3, '0')
        return rules({ idNumber: `${prefix}087001234` }).includes('ID_PREFIX') === !idPrefixes.has(prefix)
      }),
    )
  })
})

describe('ID_SEX', () => {
  test("a woman with a man's digit warns", () => expect(rules({ ...sound, sex: '2' })).toEqual(['ID_SEX']))
  test('a man born in 2001 has a 2', () => {
    expect(rules({ ...sound, birth: '2001-02-03', idNumber: '060201001234' })).toEqual([])
    expect(rules({ ...sound, birth: '2001-02-03', idNumber: '060001001234' })).toEqual(['ID_SEX'])
  })
  test('without a year only the sex is judged', () => {
    expect(rules({ idNumber: '060387001234', sex: '2' })).toEqual([])
    expect(rules({ idNumber: '060287001234', sex: '2' })).toEqual(['ID_SEX'])
  })
  test('the right digit of any sex and year passes, every other warns', () => {
    const people = fc.tuple(
      fc.constantFrom('1', '2'),
      fc.integer({ min: 1912, max: 2020 }),
      fc.integer({ min: 0, max: 9 }),
    )
    fc.assert(
      fc.property(people, ([sex, year, digit]) => {
        const idNumber = `060${digit}${String(year).slice(2)}001234`
        return (
          rules({ idNumber, sex, birth: String(year) }).includes('ID_SEX') === (digit !== sexDigit(sex, year))
        )
      }),
    )
  })
})

describe('ID_YEAR', () => {
  test('digits of another year warn', () => expect(rules({ ...sound, birth: '1986' })).toEqual(['ID_YEAR']))
  test('fires exactly when the last two digits of the year differ', () => {
    const years = fc.integer({ min: 1912, max: 2020 })
    fc.assert(
      fc.property(years, fc.integer({ min: 0, max: 99 }), (year, two) => {
        const digits = String(two).padStart(2, '0')
        const idNumber = `0600${digits}001234`
        return (
          rules({ idNumber, birth: String(year) }).includes('ID_YEAR') === (String(year).slice(2) !== digits)
        )
      }),
    )
  })
})

describe('DOB_FUTURE', () => {
  test('tomorrow is an error, today is not', () => {
    expect(rules({ birth: '2021-03-05' })).toEqual(['DOB_FUTURE'])
    expect(rules({ birth: '2021-03-04' })).toEqual([])
  })
  test('this year and this month may be meant as the past', () => {
    expect(rules({ birth: '2021' })).toEqual([])
    expect(rules({ birth: '2021-03' })).toEqual([])
    expect(rules({ birth: '2021-04' })).toEqual(['DOB_FUTURE'])
  })
  test('fires exactly for years to come', () => {
    const years = fc.integer({ min: 1900, max: 2200 })
    fc.assert(
      fc.property(years, (year) => rules({ birth: String(year) }).includes('DOB_FUTURE') === year > 2021),
    )
  })
})

describe('DOB_AGE', () => {
  test('111 years want to be verified, 110 do not', () => {
    expect(rules({ birth: '1910-03-04' })).toEqual(['DOB_AGE'])
    expect(rules({ birth: '1910-03-05' })).toEqual([])
  })
  test('who was born at some time in 1910 may still be 110', () =>
    expect(rules({ birth: '1910' })).toEqual([]))
  test('fires exactly for years before 1910', () => {
    const years = fc.integer({ min: 1850, max: 2020 })
    fc.assert(
      fc.property(years, (year) => rules({ birth: String(year) }).includes('DOB_AGE') === year < 1910),
    )
  })
})

describe('NAME_DIACRITIC', () => {
  test.each([
    'NGUYEN VAN BINH',
    'LE AN',
    'PHAN VAN NAM',
    'MAI THI LAN',
    'PHAN QUOC NAM',
    'MAI THANH DAT',
    'CAO MINH TIEN',
    'NGUYỄN VĂN B1NH',
    'NGUYỄN * BÌNH',
  ])('%s warns', (name) => {
    expect(rules({ name })).toEqual(['NAME_DIACRITIC'])
  })
  test.each([
    'NGUYỄN VĂN BÌNH',
    'MAI LAN',
    'LÊ AN',
    'PHAN KIM NGA',
    'PHAN THANH LONG',
    'CAO MINH QUANG',
    "K' BRIN",
    "KA NGAI K'BRIN",
    "LE VAN K'RET",
    'KA BRET',
    'PI NĂNG THỊ HỒNG',
    'CHAMALÉA KATƠR',
    'BO BO REM',
    'HOÀNG-ANH',
  ])('%s passes', (name) => expect(rules({ name })).toEqual([]))
  test('names of groups that write without tones, and of foreigners, are not judged by their tones', () => {
    for (const ethnicGroup of ['co-ho', 'ra-glai', 'cham', 'nguoi-nuoc-ngoai']) {
      expect(rules({ name: 'LE VAN DOT', ethnicGroup })).toEqual([])
      expect(rules({ name: 'LE VAN D0T', ethnicGroup })).toEqual(['NAME_DIACRITIC'])
    }
    expect(rules({ name: 'LE VAN DOT', ethnicGroup: 'hoa' })).toEqual(['NAME_DIACRITIC'])
  })
  test('a Kinh name with one of the frequent surnames warns exactly when no mark is left', () => {
    const surnames = fc.constantFrom('NGUYỄN', 'TRẦN', 'LÊ', 'PHẠM', 'HUỲNH', 'VÕ', 'ĐẶNG', 'BÙI', 'ĐỖ', 'HỒ')
    const rest = fc.constantFrom('VĂN AN', 'THỊ HOA', 'KIM NGÂN', 'MINH', 'THANH LONG')
    const strip = (text: string) =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/Đ/g, 'D')
    fc.assert(
      fc.property(surnames, rest, fc.boolean(), (surname, others, stripped) => {
        const name = `${surname} ${others}`
        return rules({ name: stripped ? strip(name) : name, ethnicGroup: 'kinh' }).length > 0 === stripped
      }),
    )
  })
  test('decomposed and composed names are judged alike', () => {
    const names = fc.constantFrom('NGUYỄN VĂN BÌNH', 'NGUYEN VAN BINH', 'ĐẶNG VAN AN', 'TRẦN 2')
    fc.assert(
      fc.property(
        names,
        (name) =>
          rules({ name: name.normalize('NFD') }).length === rules({ name: name.normalize('NFC') }).length,
      ),
    )
  })
  test('a digit anywhere always warns', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-ZĐƠƯ ]{1,20}$/), fc.integer({ min: 0, max: 9 }), (name, digit) =>
        rules({ name: `${name}${digit}` }).includes('NAME_DIACRITIC'),
      ),
    )
  })
})
