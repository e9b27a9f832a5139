/** Where a draft is gone on with. */
import type { KeptDraft, TellingDraft } from '#client/tablet/tablet.ts'

/** A new record's draft is opened under its id; its form finds it there. */
export function draftAddress(draft: KeptDraft): string {
  if (draft.type === 'telling') return tellingAddress(draft)
  const { type, id, household, isNew } = draft
  if (type === 'resident') return `/ho/${household}/nhan-khau/${id}`
  return isNew ? `/ho/moi?id=${id}` : `/ho/${household}/sua`
}

function tellingAddress({ doing, household, record }: TellingDraft): string {
  switch (doing) {
    case 'leave':
    case 'remove':
    case 'reopen':
      return record === household ? `/ho/${household}` : `/ho/${household}/nhan-khau/${record}`
    default:
      return `/ho/${household}/bien-dong/${doing}`
  }
}
