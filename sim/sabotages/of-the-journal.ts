/** The second copy of the saves: its lines broken. Each is a save that is lost with the database, or one that nobody saved. */
import type { Sabotage } from './sabotage.ts'

export const ofTheJournal: readonly Sabotage[] = [
  {
    rule: 14,
    name: 'a frame of the journal is not flushed',
    file: 'client/journal/sync-file.ts',
    find: '    file.flush()\n',
    replace: '',
  },
  {
    rule: 14,
    name: 'the journal goes on behind a torn frame',
    file: 'client/journal/sync-file.ts',
    find: 'return end === bytes.length ? frames.length : undefined',
    replace: 'return frames.length',
  },
  {
    rule: 14,
    name: 'a save does not wait for the journal',
    file: 'client/store/record-change.ts',
    find: '    line && journal.append([line]),\n',
    replace: '    line && void journal.append([line]).catch(() => undefined),\n',
  },
  {
    rule: 14,
    name: 'the canary of the database is not looked at',
    file: 'client/store/open-journal.ts',
    find: 'if (canary !== null && known?.canary !== canary) await',
    replace: "if (canary === '') await",
  },
  {
    rule: 14,
    name: 'a restore skips a group',
    file: 'client/store/restore-from-journal.ts',
    find: 'const back = rows.filter(({ groupId }) => !here.has(groupId))',
    replace: 'const back = rows.filter(({ groupId }) => !here.has(groupId)).slice(1)',
  },
  {
    rule: 14,
    name: 'what a restore brings back may be extended',
    file: 'client/store/restore-from-journal.ts',
    find: "unanswered.has(group.groupId) ? 'sent' : 'kept'",
    replace: "unanswered.has(group.groupId) ? 'open' : 'kept'",
  },
  {
    rule: 14,
    name: 'a restore takes the first save of a group for its last',
    file: 'client/store/saves-of-journal.ts',
    find: 'a.line.revision - b.line.revision',
    replace: 'b.line.revision - a.line.revision',
  },
  {
    rule: 14,
    name: 'what another tab has overtaken is not struck',
    file: 'client/store/record-change.ts',
    find: '  if (written === again) journal.strike(frame)\n',
    replace: '',
  },
  {
    rule: 14,
    name: 'what was journaled and never saved is not struck',
    file: 'client/store/strike-unsaved.ts',
    find: '  for (const place of unsaved) journal.strike(place)\n',
    replace: '  void unsaved\n',
  },
  {
    rule: 14,
    name: 'a start strikes what another tab is about to commit',
    file: 'client/store/strike-unsaved.ts',
    find: 'return writeRevision(context, async ({ standing }) => (standing === revision ? missing : again))',
    replace: 'return void [writeRevision, again, revision] ?? missing',
  },
  {
    rule: 14,
    name: 'a wiped journal is not written anew',
    file: 'client/store/copy-to-journal.ts',
    find: '    await journal.append(opened.flatMap((group) => (group === undefined ? [] : copied(group, revision))))\n',
    replace: '    void [journal, opened, copied, revision]\n',
  },
]
