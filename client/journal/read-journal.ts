/** Reads the journal's files: frame after frame, each opened for its own place. */
import type { Bytes } from '#client/vault/bytes.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { splitFrames } from './frames.ts'
import type { JournalDisk } from './journal-disk.ts'
import { type JournalLine, linesSchema } from './line.ts'

/** A frame's file, and how many stand before it there. */
export interface Place {
  readonly file: string
  readonly number: number
}

export interface ReadFrame extends Place {
  readonly lines: readonly JournalLine[]
}

/** Bytes and frames of each file that were read. */
export type Places = Readonly<Record<string, { readonly size: number; readonly count: number }>>

export interface Reading {
  readonly frames: readonly ReadFrame[]
  /** Frames that did not open, or say what this version does not understand. */
  readonly unreadable: number
  readonly upTo: Places
}

export const labelOf = ({ file, number }: Place) => ({ type: 'journal', id: file, version: number }) as const

export interface ReadParts {
  readonly disk: JournalDisk
  readonly sealer: Sealer
}

/** What was appended behind `from`; files that have not grown since are not looked at. */
export async function readJournal({ disk, sealer }: ReadParts, from: Places): Promise<Reading> {
  const grown = (await disk.list()).filter(({ name, size }) => size !== from[name]?.size)
  const upTo: Record<string, Places[string]> = { ...from }
  const opened = await Promise.all(
    grown.map(async ({ name }) => {
      const bytes = await disk.read(name)
      const { frames } = splitFrames(bytes)
      upTo[name] = { size: bytes.length, count: frames.length }
      const skipped = from[name]?.count ?? 0
      return Promise.all(
        frames.slice(skipped).map((sealed, at) => open(sealer, { file: name, number: skipped + at }, sealed)),
      )
    }),
  )
  const all = opened.flat()
  const frames = all.flatMap((frame) => frame ?? [])
  return { frames, unreadable: all.length - frames.length, upTo }
}

async function open(sealer: Sealer, place: Place, sealed: Bytes): Promise<ReadFrame | undefined> {
  try {
    const text = await sealer.open(labelOf(place), sealed)
    return { ...place, lines: linesSchema.parse(JSON.parse(text)) }
  } catch {
    return undefined
  }
}
