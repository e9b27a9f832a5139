// What each figure is to reach, and where the time goes; the last is shown where the target is missed.

const atLeast =
  (field, least) =>
  ({ [field]: value }) =>
    value >= least
const atMost =
  (field, most) =>
  ({ [field]: value }) =>
    value <= most
const withinLimit = atMost('ratioToLimit', 1)
const both = (one, other) => (figure) => one(figure) && other(figure)

const intake =
  'Of the processor time of a record half is the server in Node, a third the database, an eighth the tablets, which pack. Those three stand in the lines of its rounds; what follows was profiled by hand. The server’s half is flat: the checks come first, then garbage and JSON. The database spends most on the three indexes of a resident and on the texts that become columns under row-level security; numbers used twice are counted too, which neither peer nor limit looks for.'

const crowd =
  'All tablets come at the rate of the full size (133 batches a second) to a centre that has just started: until its code is compiled, and beyond what two busy processors take in, they queue for their turn or are told to come again.'

/** By the name of the figure, in the order of the table. */
export const targets = {
  push: {
    to: '≥ 5 × the peer, ≥ 0.4 × the limit',
    reached: both(atLeast('ratioToPeer', 5), atLeast('ratioToLimit', 0.4)),
    where: intake,
  },
  'push by processor': { to: '', reached: () => true },
  'push and all that follows, by processor': { to: '', reached: () => true },
  replay: {
    to: '≥ 1.5 × push',
    reached: atLeast('ratioToPeer', 1.5),
    where:
      'A known group is unpacked, parsed, hashed and checked like a new one, and its rows are read; they are told only where something has touched them since.',
  },
  pull: {
    to: '≥ 10 × the peer',
    reached: atLeast('ratioToPeer', 10),
    where:
      'Two fifths are the reading tablet (unpacking, parsing, rows from columns), two fifths the server (columns from text, JSON, gzip), a fifth the database; every page is also noted in the audit log.',
  },
  'pull by processor': { to: '', reached: () => true },
  'first-sync': {
    to: '≤ 2 × the limit, ≥ 5 × faster than the peer',
    reached: both(atMost('ratioToLimit', 2), atMost('ratioToPeer', 0.2)),
    where:
      'The limit is a handful of sealed pages written at once. The product asks for six pages one after the other, and the server builds each, the tablet unpacks, checks, seals and stores it, opens all rows and draws the list.',
  },
  'tablet open': { to: '≤ 2 s', reached: withinLimit },
  'tablet search': { to: '≤ 50 ms', reached: withinLimit },
  'tablet keystroke in a household of 4': { to: '≤ 50 ms', reached: withinLimit },
  'tablet keystroke in a household of 60': { to: '≤ 50 ms', reached: withinLimit },
  'tablet keystroke of 60 against 4': { to: '', reached: () => true },
  'tablet save': { to: '≤ 100 ms', reached: withinLimit },
  'tablet open with 1000 waiting': { to: '≤ 2 s', reached: withinLimit },
  'tablet search with 1000 waiting': { to: '≤ 50 ms', reached: withinLimit },
  'tablet keystroke in a household of 60 with 1000 waiting': { to: '≤ 50 ms', reached: withinLimit },
  'tablet save with 1000 waiting': { to: '≤ 100 ms', reached: withinLimit },
  'tablet rules over a household of 60': {
    to: '≤ 16 ms on a processor four times as slow',
    reached: withinLimit,
  },
  'wire up': { to: '≤ 1/3 of the peer', reached: atMost('ratioToPeer', 1 / 3) },
  'wire down': { to: '', reached: () => true },
  'wire feed': { to: '≤ 100 bytes', reached: withinLimit },
  'evening all received': { to: '≤ 10 min at scale 1', reached: withinLimit, where: crowd },
  'evening answer': { to: '≤ 3 s (p99)', reached: withinLimit, where: crowd },
  'evening requests': { to: '≤ 1.3 a batch', reached: withinLimit, where: crowd },
  'evening lost': { to: '0', reached: atMost('value', 0) },
  'evening doubled': { to: '0', reached: atMost('value', 0) },
  growth: { to: '≤ 1.3 ×', reached: atMost('ratioToPeer', 1.3) },
  'growth by processor': { to: '', reached: () => true },
  storage: {
    to: '≤ 1.2 KiB',
    reached: withinLimit,
    where:
      'Half is the resident’s row with its indexes, a seventh the keys by which people who are there twice are found (`likeness`), a tenth the log.',
  },
  'desks answer: the queue': { to: '≤ 300 ms', reached: withinLimit },
  'desks answer: a page of flags': { to: '≤ 300 ms', reached: withinLimit },
  'desks answer: a page of one rule': { to: '≤ 300 ms', reached: withinLimit },
  'desks answer: coverage': { to: '≤ 300 ms', reached: withinLimit },
  'desks answer: coverage of the country': { to: '≤ 300 ms', reached: withinLimit },
  'desks scroll: the queue': { to: '≤ 100 ms', reached: withinLimit },
  'desks scroll: the flags': { to: '≤ 100 ms', reached: withinLimit },
  'bundle until lock screen': { to: '≤ 200 KiB', reached: withinLimit },
  'bundle until list': { to: '≤ 280 KiB', reached: withinLimit },
  'Lighthouse performance': {
    to: '≥ 95',
    reached: atLeast('ratioToLimit', 1),
    where:
      'The first words come when the scripts of the first screen have come over the slow network that Lighthouse imagines (2.7 s); then they are run. Reasoned from the order of the requests, not profiled.',
  },
  'Lighthouse accessibility': { to: '100', reached: atLeast('ratioToLimit', 1) },
  'Lighthouse best-practices': { to: '≥ 95', reached: atLeast('ratioToLimit', 1) },
}
