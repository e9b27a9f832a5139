/** What the address of the log keeps, and how an entry is told. Pure. */
import type { AuditFilter } from '#client/api/administration.ts'
import { tabletName } from '#client/ui/tablet-name.ts'
import type { AddressChange } from '#client/ui/use-address.ts'
import type { AuditEntry } from '#shared/api/audit.ts'
import { readTypedDate } from '#shared/text/date-text.ts'

export interface AuditView {
  readonly actor: string
  readonly subject: string
  readonly day: string
  readonly after: string | undefined
}

export const readAuditView = (search: Readonly<Record<string, string>>): AuditView => ({
  actor: search.nguoi ?? '',
  subject: search.muc ?? '',
  day: /^\d{4}-\d{2}-\d{2}$/.test(search.ngay ?? '') ? (search.ngay ?? '') : '',
  after: search.sau,
})

export type AuditNarrowing = Pick<AuditView, 'actor' | 'subject' | 'day'>

/** Another filter begins at its newest entry. */
export const narrowingChange = ({ actor, subject, day }: AuditNarrowing): AddressChange => ({
  nguoi: actor.trim(),
  muc: subject.trim(),
  ngay: day,
  sau: undefined,
})

/** As it is typed, such as `1/4/2021`; empty for any day, and `undefined` for what is none. */
export function dayFrom(typed: string): string | undefined {
  if (typed.trim() === '') return ''
  const read = readTypedDate(typed)
  return read.kind === 'date' && read.date.length === 'yyyy-mm-dd'.length ? read.date : undefined
}

export const isNarrowed = ({ actor, subject, day }: AuditNarrowing): boolean =>
  actor !== '' || subject !== '' || day !== ''

const given = (text: string): string | undefined => (text === '' ? undefined : text)

export const filterOf = ({ actor, subject, day, after }: AuditView): AuditFilter => ({
  actor: given(actor.toLowerCase()),
  subject: given(subject),
  day: given(day),
  after,
})

const moment = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** `02/08/2021 09:12:40`, in Vietnam wherever the desk stands: a log is read as evidence. */
export function momentText(iso: string): string {
  const of = new Map(moment.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]))
  const day = `${of.get('day')}/${of.get('month')}/${of.get('year')}`
  return `${day} ${of.get('hour')}:${of.get('minute')}:${of.get('second')}`
}

/** A unit of the tree, as the log names it. */
export function areaOfSubject(subject: string): { readonly level: string; readonly code: string } {
  const [level = '', code = ''] = subject.split(' ')
  return { level, code }
}

/** Accounts by their name, tablets as people read them to each other, records by the end of their id. */
export function subjectText({ subjectType, subject }: Pick<AuditEntry, 'subjectType' | 'subject'>): string {
  if (subject === null) return ''
  if (subjectType === 'device') return tabletName(subject)
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(subject) ? `…${subject.slice(-8)}` : subject
}
