/**
 * The table of the 16 events in a household's life: whom each is about, what it asks, and the paper that shows it. A
 * question that `may` is asked can stay empty; `head` is asked besides wherever the head goes and others stay, `relation`
 * where somebody was in the household by the marriage that ends.
 */
import type { EventKind } from '../codes/event-kinds.ts'

export const questions = [
  'about',
  'name',
  'birth',
  'sex',
  'idNumber',
  'mother',
  'father',
  'spouse',
  'spouseName',
  'spouseNumber',
  'relation',
  'from',
  'why',
  'on',
  'until',
  'to',
  'into',
  'head',
  'newHead',
  'bookNumber',
  'evidence',
] as const
export type Question = (typeof questions)[number]

interface EventEntry {
  /** Whom it is about: somebody new, one resident, several, or everybody. */
  readonly about: 'new' | 'one' | 'many' | 'household'
  readonly asks: readonly Question[]
  readonly may: readonly Question[]
  /** What shows it: it, or why it is not there yet, is wanted in words. `null` where nothing is asked for. */
  readonly paper: { readonly vi: string; readonly en: string } | null
}

const ct01 = { vi: 'Tờ khai CT01', en: 'Form CT01' }

export const eventList: Readonly<Record<EventKind, EventEntry>> = {
  birth: {
    about: 'new',
    asks: ['name', 'sex', 'on', 'relation'],
    may: ['mother', 'father', 'idNumber'],
    paper: { vi: 'Giấy khai sinh hoặc giấy chứng sinh', en: 'Birth certificate or notice of birth' },
  },
  death: {
    about: 'one',
    asks: ['about', 'on'],
    may: [],
    paper: { vi: 'Trích lục khai tử', en: 'Extract of death registration' },
  },
  missing: {
    about: 'one',
    asks: ['about', 'on'],
    may: [],
    paper: { vi: 'Quyết định của Tòa án', en: 'Decision of the court' },
  },
  marriage: {
    about: 'one',
    asks: ['about', 'on'],
    may: ['spouse', 'spouseName', 'spouseNumber'],
    paper: { vi: 'Giấy chứng nhận kết hôn', en: 'Marriage certificate' },
  },
  divorce: {
    about: 'one',
    asks: ['about', 'on'],
    may: [],
    paper: { vi: 'Bản án hoặc quyết định của Tòa án', en: 'Judgment or decision of the court' },
  },
  'move-in': {
    about: 'new',
    asks: ['name', 'sex', 'birth', 'from', 'on', 'relation'],
    may: ['idNumber'],
    paper: ct01,
  },
  'move-out': { about: 'many', asks: ['about', 'on', 'to'], may: [], paper: ct01 },
  split: { about: 'many', asks: ['about', 'newHead', 'on'], may: ['bookNumber'], paper: ct01 },
  merge: { about: 'many', asks: ['about', 'into', 'relation', 'on'], may: [], paper: ct01 },
  'change-of-head': {
    about: 'household',
    asks: ['head', 'on'],
    may: [],
    paper: {
      vi: 'Tờ khai CT01, ý kiến đồng ý của các thành viên',
      en: 'Form CT01, agreement of the members',
    },
  },
  temporary: { about: 'one', asks: ['about', 'on', 'until'], may: [], paper: ct01 },
  absence: {
    about: 'one',
    asks: ['about', 'why', 'on', 'to'],
    may: ['until'],
    paper: { vi: 'Tờ khai CT03', en: 'Form CT03' },
  },
  adoption: {
    about: 'one',
    asks: ['about', 'on'],
    may: ['father', 'mother', 'name', 'relation'],
    paper: { vi: 'Quyết định', en: 'Decision' },
  },
  correction: {
    about: 'one',
    asks: ['about', 'on'],
    may: ['name', 'birth', 'sex', 'idNumber'],
    paper: { vi: 'Trích lục cải chính hộ tịch', en: 'Extract of the civil-status correction' },
  },
  emigration: {
    about: 'many',
    asks: ['about', 'on', 'to'],
    may: [],
    paper: { vi: 'Giấy tờ xuất cảnh', en: 'Emigration papers' },
  },
  service: { about: 'one', asks: ['about', 'why', 'on'], may: ['until', 'to'], paper: null },
}
