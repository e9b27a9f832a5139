/** Every dialog, sheet and panel of the client by the file that opens it, each with the name by which it is visited. */
export const dialogs: Readonly<Record<string, readonly string[]>> = {
  'app/desk/account-menu.tsx': ['account menu'],
  'app/desk/key-help.tsx': ['keys'],
  'app/desk/password-dialog.tsx': ['own password'],
  'app/desk/session-gate.tsx': ['ended session'],
  'features/administration/account-panel.tsx': ['account'],
  'features/administration/account-dialogs.tsx': ['new password', 'second factor', 'disabling'],
  'features/administration/code-dialog.tsx': ['code'],
  'features/administration/edit-account-dialog.tsx': ['edit account'],
  'features/administration/sync-window-dialog.tsx': ['sync window'],
  'features/administration/new-account-dialog.tsx': ['new account'],
  'features/administration/device-panel.tsx': ['tablet', 'revoking'],
  'features/collect/conflict-sheet.tsx': ['conflict'],
  'features/collect/discard-draft.tsx': ['discarding'],
  'features/collect/household-screen.tsx': ['removing a household'],
  'features/collect/resident-leaving.tsx': ['leaving', 'removing', 'removing'],
  'features/queue/device-panel.tsx': ['device', 'no such device'],
}
