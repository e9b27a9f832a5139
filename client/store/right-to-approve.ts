/** Whether the officer may approve forms, as the centre last said; it looks again at every approval. In clear: yes or no. */
import type { TabletDatabase } from './database.ts'

const name = 'approves'

export const mayApprove = async ({ meta }: Pick<TabletDatabase, 'meta'>): Promise<boolean> =>
  (await meta.get(name))?.value === true

export async function keepRightToApprove(database: TabletDatabase, approves: boolean): Promise<void> {
  if ((await mayApprove(database)) !== approves) await database.meta.put({ name, value: approves })
}
