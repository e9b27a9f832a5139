/**
 * One short sentence for each problem, as RFC 9457 wants a title: for whoever reads an answer, not for officers, whose
 * words are in the locales. Apart from the catalogue, since no app needs it.
 */
import type { ProblemCode } from './problem.ts'

export const problemTitles: Readonly<Record<ProblemCode, string>> = {
  'bad-request': 'The request is not as the description of the operation wants it',
  'not-gzip': 'A batch is sent as gzip',
  'no-envelope': 'The first line of a batch is its envelope',
  'unknown-area': 'The tree of units has no such area today',
  'wrong-password': 'The present password is another one',
  'same-password': 'The new password is the present one',
  'not-signed-in': 'There is no session, or it has ended',
  'wrong-sign-in': 'No account signs in with this name and password',
  'unknown-device': 'No tablet has this token',
  'wrong-code': 'The six digits are not the ones of now, or were used already',
  'second-factor-needed': 'The session has not shown its second factor',
  'not-allowed': 'The role or its areas do not allow this',
  'not-found': 'There is nothing of this id',
  'enrolment-code-unusable': 'The code is unknown, used, too old, or another officer’s',
  'username-taken': 'An account has this name already',
  'older-first': 'An older save of the same record is held and goes first',
  'too-large': 'The body is larger than the limit',
  'too-many-tries': 'There were too many tries; wait before the next one',
  unexpected: 'The server met an error that it did not expect',
  unavailable: 'The server cannot answer now; try again later',
}
