/** What each operation of the API is called in its description: a name for programs, a sentence and a place for people. */
export const tags = {
  centre: 'Whether the centre works',
  'sign-in': 'Sessions of the desks, in a cookie; six digits of an authenticator for everybody but officers',
  tablets: 'Enrolling tablets, what a tablet asks about itself, and stopping one',
  sync: 'The road of records: batches in, feed out',
  coverage: 'How much was collected, by unit of the tree',
  queue: 'The sync queue of a district: tablets by urgency, and groups that are held',
  moves: 'Moves between communes that wait for their other half',
  flags: 'What is in doubt, the records around it, and a supervisor’s decisions',
  accounts: 'Accounts and the tree of areas that they are bound to, for an administrator',
  audit: 'Who read or changed what, when, from where',
  rules: 'What is looked for in the records, where it asks nobody for now, and the nightly look',
} as const

interface Name {
  readonly tag: keyof typeof tags
  readonly operationId: string
  readonly summary: string
}
const named =
  (tag: Name['tag']) =>
  (operationId: string, summary: string): Name => ({ tag, operationId, summary })
const centre = named('centre')
const signIn = named('sign-in')
const tablets = named('tablets')
const sync = named('sync')
const coverage = named('coverage')
const queue = named('queue')
const moves = named('moves')
const flags = named('flags')
const accounts = named('accounts')
const audit = named('audit')
const rules = named('rules')
const ofCommune = '/api/communes/{commune}'

export const names: Readonly<Record<string, Name>> = {
  'get /api/health': centre('getHealth', 'Ask whether the centre and its database answer'),

  'post /api/sign-in': signIn('signIn', 'Sign in with a password'),
  'post /api/sign-out': signIn('signOut', 'End the session'),
  'get /api/session': signIn('getSession', 'Ask who is signed in, and what the session still has to show'),
  'post /api/password': signIn('changeOwnPassword', 'Change one’s own password'),
  'post /api/second-factor/setup': signIn('setUpSecondFactor', 'Get the secret of a new authenticator'),
  'post /api/second-factor': signIn('showSecondFactor', 'Open the session with six digits'),

  'post /api/enrolments': tablets('makeEnrolment', 'Make a code with which an officer enrols a tablet'),
  'post /api/devices': tablets('enrolDevice', 'Enrol a tablet with a code and its officer’s password'),
  'get /api/devices': tablets('listDevices', 'List every tablet'),
  'post /api/devices/{id}/revoke': tablets('revokeDevice', 'Stop a tablet from reading'),
  'post /api/devices/{id}/allow': tablets('allowDevice', 'Let a stopped tablet read again'),
  'get /api/state': tablets('getState', 'As a tablet, ask for the epoch and one’s communes'),
  'get /api/recovery-keys': tablets('getRecoveryKey', 'Get the public half of the recovery key'),
  'post /api/recovery-keys': tablets('keepRecoveryKey', 'Keep the public half of a new recovery key'),
  'post /api/recovery-uses': tablets(
    'recordRecoveryUse',
    'Say that a tablet was opened with the recovery key',
  ),

  'post /api/batches': sync('pushBatch', 'Push groups of changes, and get a receipt for each'),
  'post /api/ledger': sync(
    'compareLedger',
    'As a tablet, compare what was saved on it with what the centre has',
  ),
  'get /api/feed/{commune}': sync('readFeed', 'Read the rows and flags of a commune after a cursor'),

  'get /api/coverage': coverage('getCoverage', 'Get the counts of a unit and of the units right below it'),
  'get /api/coverage/arrivals': coverage(
    'getArrivals',
    'Get what tablets brought on each of the last 30 days',
  ),

  'get /api/queue': queue('listQueue', 'List the tablets of one’s areas by urgency'),
  'get /api/queue/devices/{id}': queue('getDeviceStory', 'Get the newest batches of a tablet'),
  'get /api/held': queue('listHeld', 'List the groups that are held'),
  'get /api/moves': moves('listMoves', 'List who is on the way, and who arrived without leaving'),
  [`get ${ofCommune}/held/{groupId}`]: queue('getHeld', 'Read a held group beside what the centre has'),
  [`post ${ofCommune}/held/{groupId}/process`]: queue('processHeld', 'Judge a held group again'),
  [`post ${ofCommune}/held/{groupId}/dismiss`]: queue('dismissHeld', 'Dismiss a held group, with a reason'),

  'get /api/flags': flags('listFlags', 'List the open flags of one’s areas'),
  [`get ${ofCommune}/flags/{id}`]: flags('getFlag', 'Read a flag with its record, household and neighbours'),
  [`get ${ofCommune}/households/{id}`]: flags(
    'getHousehold',
    'Read a household with its residents and flags',
  ),
  [`get ${ofCommune}/records/{id}/history`]: flags('getHistory', 'Read who said what of a record'),
  [`post ${ofCommune}/decisions`]: flags('decide', 'Settle a flag against what was on the screen'),

  'get /api/accounts': accounts('listAccounts', 'List every account'),
  'post /api/accounts': accounts('makeAccount', 'Make an account, and get its first password'),
  'patch /api/accounts/{username}': accounts('changeAccount', 'Rename, move, disable or enable an account'),
  'post /api/accounts/{username}/password': accounts('resetPassword', 'Give an account a new password'),
  'delete /api/accounts/{username}/second-factor': accounts(
    'removeSecondFactor',
    'Take away the authenticator of an account',
  ),
  'get /api/areas': accounts('listAreas', 'List the units right below one'),
  'put /api/areas/{level}/{code}/window': accounts(
    'setSyncWindow',
    'Say when the tablets of a unit send by themselves',
  ),
  'delete /api/areas/{level}/{code}/window': accounts(
    'endSyncWindow',
    'Let the tablets of a unit send when those of the unit above do',
  ),

  'get /api/audit': audit('readAudit', 'Read the audit log, filtered by person, record and day'),

  'get /api/rules': rules('listRules', 'List softened rules, and the last nightly look'),
  'post /api/rules/softened': rules('softenRule', 'Let a rule ask nobody in a unit for some days'),
  'post /api/rules/softened/{id}/end': rules('endSoftening', 'Let a rule ask again'),
}
