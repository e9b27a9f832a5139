/**
 * The table of all checks: one line a rule, with how grave it is, how far it looks, and the units to look at when it
 * speaks. The sentences are in the catalogues, under `faults:check`. A check never refuses data: an error stops
 * confirming a draft on the tablet, and whatever reaches the centre becomes a flag there, unless it is an info.
 */
export const severities = ['error', 'warning', 'flag', 'info'] as const
export type Severity = (typeof severities)[number]
export const checkLevels = ['field', 'record', 'household', 'database'] as const
export type CheckLevel = (typeof checkLevels)[number]

export interface CheckEntry {
  readonly severity: Severity
  /** Whose statement is in doubt. What a record says of its household or its parents may be read beside theirs. */
  readonly level: CheckLevel
  /** What to look at, and so what can mend it. */
  readonly units: readonly string[]
  /** Any resident of the household may be the one to mend. */
  readonly ofAnyResident?: true
  /** It speaks of what is not filled in: while a form is new, nothing is missing yet. */
  readonly ofAbsence?: true
}

export const checkList = {
  ID_FORMAT: { severity: 'error', level: 'field', units: ['idNumber'] },
  ID_PREFIX: { severity: 'warning', level: 'field', units: ['idNumber'] },
  ID_SEX: { severity: 'warning', level: 'record', units: ['idNumber', 'sex', 'birth'] },
  ID_YEAR: { severity: 'warning', level: 'record', units: ['idNumber', 'birth'] },
  ID_DUP: { severity: 'error', level: 'database', units: ['idNumber'] },
  CMND_FORMAT: { severity: 'error', level: 'field', units: ['cmnd'] },
  CMND_DUP: { severity: 'flag', level: 'database', units: ['cmnd'] },
  PERSON_DUP: {
    severity: 'flag',
    level: 'database',
    units: ['name', 'birth', 'sex', 'fatherName', 'motherName', 'hometown'],
  },
  DOB_FUTURE: { severity: 'error', level: 'field', units: ['birth'] },
  DOB_AGE: { severity: 'flag', level: 'field', units: ['birth'] },
  DOB_PARTIAL: { severity: 'info', level: 'field', units: ['birth'] },
  DOB_JAN1: { severity: 'info', level: 'field', units: ['birth'] },
  NAME_DIACRITIC: { severity: 'warning', level: 'field', units: ['name'] },
  NAME_CASE: { severity: 'info', level: 'field', units: ['name'] },
  PARENT_MISSING: {
    severity: 'flag',
    level: 'record',
    units: ['fatherName', 'motherName'],
    ofAbsence: true,
  },
  PARENT_AGE: {
    severity: 'flag',
    level: 'record',
    units: ['birth', 'relation', 'father', 'mother'],
    ofAnyResident: true,
  },
  SPOUSE_AGE: { severity: 'flag', level: 'record', units: ['marital', 'birth', 'sex'] },
  SPOUSE_LINK: {
    severity: 'flag',
    level: 'household',
    units: ['spouseName', 'spouse'],
    ofAnyResident: true,
  },
  HEAD_COUNT: { severity: 'error', level: 'household', units: ['relation'], ofAnyResident: true },
  HEAD_MINOR: { severity: 'flag', level: 'household', units: ['birth', 'relation'], ofAnyResident: true },
  REL_SEX: { severity: 'warning', level: 'record', units: ['relation', 'sex'] },
  REL_AGE: { severity: 'flag', level: 'record', units: ['relation', 'birth'], ofAnyResident: true },
  ADDR_UNIT: {
    severity: 'error',
    level: 'field',
    units: ['birthPlace', 'hometown', 'permanentAddress', 'currentAddress', 'temporaryAddress'],
  },
  ADDR_CURRENT: {
    severity: 'warning',
    level: 'record',
    units: ['currentAddress', 'temporaryAddress', 'permanentAddress'],
    ofAbsence: true,
  },
  CARD_14: { severity: 'info', level: 'record', units: ['card', 'birth'], ofAbsence: true },
  CARD_EXPIRED: { severity: 'info', level: 'record', units: ['card', 'birth'] },
  DEATH_ACTIVE: { severity: 'flag', level: 'household', units: ['life', 'left'] },
  TWO_HOUSEHOLDS: { severity: 'flag', level: 'database', units: ['permanentAddress', 'left'] },
  /** Not of the census: the other half of a move between communes. */
  ARRIVED_ELSEWHERE: { severity: 'flag', level: 'database', units: ['left'] },
  BOOK_MISMATCH: { severity: 'flag', level: 'record', units: ['bookSays'] },
  NO_SIGNATURE: { severity: 'warning', level: 'record', units: ['declared'] },
} as const satisfies Record<string, CheckEntry>

export type CheckCode = keyof typeof checkList
export const isCheckCode = (text: string): text is CheckCode => Object.hasOwn(checkList, text)
export const checkCodes: readonly CheckCode[] = Object.keys(checkList).filter(isCheckCode)

export const findCheck = (rule: string): CheckEntry | undefined =>
  isCheckCode(rule) ? checkList[rule] : undefined
export const severityOf = (rule: CheckCode): Severity => checkList[rule].severity
export const levelOf = (rule: CheckCode): CheckLevel => checkList[rule].level

/** Whether a finding of this rule becomes a flag at the centre: all but `info`. */
export const raisesFlag = (rule: CheckCode): boolean => severityOf(rule) !== 'info'

/** Looked for over the whole database, after the commit. */
export const isOverDatabase = (rule: string): boolean => findCheck(rule)?.level === 'database'

/** Whether it means somebody else beside the resident of its flag: who came to another commune is the same one. */
export const isAboutTwo = (rule: string): boolean => isOverDatabase(rule) && rule !== 'ARRIVED_ELSEWHERE'
