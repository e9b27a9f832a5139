/**
 * What the checks know beside the records, kept in memory by each node and read anew every minute: the tree of units of all
 * years, and the rules that are softened. What another node was told counts here a minute later at most.
 */
import type pg from 'pg'
import { listTree } from '#server/store/areas.ts'
import { type ActiveSoftening, listActiveSoftenings } from '#server/store/softened-rules.ts'
import { type UnitTree, unitsAround, unitTreeFrom } from '#shared/areas/unit-tree.ts'
import { isOn } from '#shared/checks/softening.ts'
import { type RuleBook, vietnamDay } from './centre.ts'

export interface KeptRuleBook extends RuleBook {
  /** Reads what is softened, and the tree as well where it is older than an hour. */
  refresh(): Promise<void>
}

const hourMs = 3600_000

export function createRuleBook(pool: pg.Pool, now: () => Date = () => new Date()): KeptRuleBook {
  let tree: UnitTree = unitTreeFrom([])
  let treeAt = Number.NEGATIVE_INFINITY
  let softened: readonly ActiveSoftening[] = []
  return {
    get tree() {
      return tree
    },
    isSoftened: (rule, { commune, today }) => {
      const active = softened.filter((each) => each.rule === rule && isOn(each, today))
      return active.length > 0 && active.some(reaches(tree, commune))
    },
    softenedIn: (commune, today) =>
      softened
        .filter(({ until }) => until === null || until >= today)
        .filter(reaches(tree, commune))
        .map(({ rule, severity, from, until }) => ({ commune, rule, severity, from, until })),
    refresh: async () => {
      const at = now()
      softened = await listActiveSoftenings(pool, vietnamDay(at.toISOString()))
      if (at.getTime() - treeAt < hourMs) return
      tree = unitTreeFrom(await listTree(pool))
      treeAt = at.getTime()
    },
  }
}

function reaches(tree: UnitTree, commune: string): (softening: ActiveSoftening) => boolean {
  const units = new Set(unitsAround(tree, commune))
  return ({ level, code }) => level === 'country' || units.has(code)
}
