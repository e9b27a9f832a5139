/**
 * What the checks know beside the records, kept in memory by each node and read anew every minute: the tree of units of all
 * years, and the rules that are softened. What another node was told counts here a minute later at most.
 */
import type pg from 'pg'
import { listTree } from '#server/store/areas.ts'
import { type ActiveSoftening, listActiveSoftenings } from '#server/store/softened-rules.ts'
import { type UnitTree, unitsAround, unitTreeFrom } from '#shared/areas/unit-tree.ts'
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
      const active = softened.filter((each) => each.rule === rule && isActive(each, today))
      if (active.length === 0) return false
      const units = new Set(unitsAround(tree, commune))
      return active.some(({ level, code }) => level === 'country' || units.has(code))
    },
    refresh: async () => {
      const at = now()
      softened = await listActiveSoftenings(pool, vietnamDay(at.toISOString()))
      if (at.getTime() - treeAt < hourMs) return
      tree = unitTreeFrom(await listTree(pool))
      treeAt = at.getTime()
    },
  }
}

const isActive = ({ from, until }: ActiveSoftening, today: string): boolean =>
  from <= today && (until === null || today <= until)
