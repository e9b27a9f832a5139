/**
 * The table of all checks: one line a rule, with its severity, what it looks at, and its sentence. A check never refuses
 * data: an error stops confirming a draft on the tablet, and whatever reaches the centre becomes a flag there.
 */
export const severities = ['error', 'warning', 'flag', 'info'] as const
export type Severity = (typeof severities)[number]
export type CheckLevel = 'field' | 'record' | 'household' | 'database'

interface CheckEntry {
  readonly severity: Severity
  readonly level: CheckLevel
  /** With the placeholders of the finding's `found`. */
  readonly vi: string
  readonly en: string
}

export const checkList = {
  ID_FORMAT: {
    severity: 'error',
    level: 'field',
    vi: 'Số định danh phải có 12 chữ số, đang có {{length}}.',
    en: 'An ID number has 12 digits; this one has {{length}}.',
  },
  CMND_FORMAT: {
    severity: 'error',
    level: 'field',
    vi: 'Số CMND phải có 9 chữ số, đang có {{length}}.',
    en: 'A CMND has 9 digits; this one has {{length}}.',
  },
  ID_PREFIX: {
    severity: 'warning',
    level: 'field',
    vi: 'Ba số đầu {{prefix}} không thuộc 63 tỉnh, thành; có thể là mã quốc gia nơi đăng ký khai sinh.',
    en: 'The first three digits, {{prefix}}, are none of the 63 provinces; they may be a country of birth registration.',
  },
  ID_SEX: {
    severity: 'warning',
    level: 'record',
    vi: 'Số thứ 4 của số định danh ({{digit}}) không khớp với giới tính và thế kỷ sinh.',
    en: 'Digit 4 of the ID number ({{digit}}) does not match sex and century of birth.',
  },
  ID_YEAR: {
    severity: 'warning',
    level: 'record',
    vi: 'Số thứ 5 và 6 của số định danh ({{digits}}) không khớp với năm sinh {{year}}.',
    en: 'Digits 5 and 6 of the ID number ({{digits}}) do not match the year of birth {{year}}.',
  },
  ID_DUP: {
    severity: 'error',
    level: 'database',
    vi: 'Số định danh này còn được dùng cho một người khác.',
    en: 'This ID number is also used for another person.',
  },
  DOB_FUTURE: {
    severity: 'error',
    level: 'field',
    vi: 'Ngày sinh ở sau ngày hôm nay.',
    en: 'The date of birth lies after today.',
  },
  DOB_AGE: {
    severity: 'flag',
    level: 'field',
    vi: 'Người này {{age}} tuổi; cần xác minh khi trên 110 tuổi.',
    en: 'This person is {{age}} years old; an age over 110 wants to be verified.',
  },
  NAME_DIACRITIC: {
    severity: 'warning',
    level: 'field',
    vi: 'Tên không có dấu, hoặc có chữ số hay ký tự lạ.',
    en: 'The name has no diacritics, or has digits or odd characters.',
  },
  HEAD_COUNT: {
    severity: 'error',
    level: 'household',
    vi: 'Hộ phải có đúng một chủ hộ, đang có {{count}}.',
    en: 'A household has exactly one head; this one has {{count}}.',
  },
  HEAD_MINOR: {
    severity: 'flag',
    level: 'household',
    vi: 'Chủ hộ chưa đủ 18 tuổi.',
    en: 'The head of the household is under 18.',
  },
  PARENT_AGE: {
    severity: 'flag',
    level: 'household',
    vi: 'Tuổi cha, mẹ và con không hợp: cha mẹ phải hơn con ít nhất 13 tuổi, mẹ không hơn con quá 60 tuổi.',
    en: 'Ages of parent and child do not fit: at least 13 years apart, and a mother at most 60.',
  },
} as const satisfies Record<string, CheckEntry>

export type CheckCode = keyof typeof checkList
export const isCheckCode = (text: string): text is CheckCode => Object.hasOwn(checkList, text)

export const severityOf = (rule: CheckCode): Severity => checkList[rule].severity

/** Whether a finding of this rule becomes a flag at the centre: all but `info`. */
export const raisesFlag = (rule: CheckCode): boolean => severityOf(rule) !== 'info'
