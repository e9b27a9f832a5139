/**
 * The seed that noticed each sabotage last time. It is tried first: it breaks the same promise again as long as the
 * simulator tells the same histories, and where it does not, all seeds are gone through again.
 */
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Sabotage } from './sabotage.ts'

export const knownSeedsFile = path.join(import.meta.dirname, 'known-seeds.json')

const schema = z.record(z.string(), z.int().positive())

type Named = Pick<Sabotage, 'rule' | 'name'>

export const nameOf = ({ rule, name }: Named): string => `rule ${rule} · ${name}`

const readAll = (file: string): Readonly<Record<string, number>> =>
  schema.parse(JSON.parse(fs.readFileSync(file, 'utf8')))

export const listKnownSeeds = (file = knownSeedsFile): Readonly<Record<string, number>> => readAll(file)

/** At once, so that a run that is cut has learned what it found. */
export function keepSeed(sabotage: Named, seed: number, file = knownSeedsFile): void {
  const seeds = { ...readAll(file), [nameOf(sabotage)]: seed }
  const sorted = Object.entries(seeds).sort(([one], [other]) => (one < other ? -1 : 1))
  fs.writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}
