/** Events of a household and its residents out of the log: who told what, when, by which paper, and what it wrote. */
import type pg from 'pg'
import { type HistoryLine, readHistoryLines } from '#server/store/read-flags.ts'
import { arrivalFromLine } from '#server/sync/arrival.ts'
import { readStored } from '#server/sync/read-lines.ts'
import type { Actor } from '#shared/access/actor.ts'
import type { EventStory } from '#shared/api/queue.ts'
import { type CommuneCode, groupId, type RecordId, recordId } from '#shared/ids.ts'
import { readChanges } from './read-changes.ts'

const groupsLooked = 60
const storiesShown = 12

interface StoriesAsk {
  readonly actor: Actor
  readonly commune: CommuneCode
  readonly ids: readonly RecordId[]
}

/**
 * The newest first; none where the account may not look. Also those of whoever an event speaks of and is not there any
 * more: where a split met a death, the one who went is in another household by now.
 */
export async function readEventStories(pool: pg.Pool, ask: StoriesAsk): Promise<EventStory[]> {
  const own = await readStories(pool, ask)
  const known = new Set<string>(ask.ids)
  const others = new Set(
    own.flatMap(({ changes }) => changes.map(({ id }) => id)).filter((id) => !known.has(id)),
  )
  const beside = await readStories(pool, { ...ask, ids: [...others].map(recordId) })
  const byGroup = new Map([...own, ...beside].map((story) => [story.groupId, story]))
  return [...byGroup.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, storiesShown)
}

async function readStories(pool: pg.Pool, { actor, commune, ids }: StoriesAsk): Promise<EventStory[]> {
  if (ids.length === 0) return []
  const ask = { account: actor.account, commune, ids, limit: groupsLooked }
  const lines = await readHistoryLines(pool, ask)
  const stories = await Promise.all(lines.map((line) => storyOf(line, actor)))
  return stories.flatMap((story) => story ?? [])
}

async function storyOf(line: HistoryLine, actor: Actor): Promise<EventStory | undefined> {
  const stored = (await readStored(line.bytes, line.line))?.line
  const arrival = stored === undefined ? undefined : arrivalFromLine(stored)
  if (stored === undefined || arrival?.reading.kind !== 'group') return undefined
  const { event } = arrival.reading.group
  if (event === undefined) return undefined
  return {
    groupId: groupId(line.group_id),
    by: { username: line.username, name: line.name },
    at: line.received_at.toISOString(),
    outcome: line.outcome,
    event,
    changes: readChanges(stored.value, actor) ?? [],
  }
}
