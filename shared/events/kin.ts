/**
 * Relations to a head as steps of kin: P parent, C child, S spouse, B sibling. The way from a new head to a resident is
 * the way back to the old head and on from there, shortened by what is certain (a parent's child is a sibling).
 */
import type { Relation } from '../codes/relations.ts'

/** Relations that say how two people are related by birth or marriage. */
const stepsOfRelation: Partial<Record<Relation, string>> = {
  CH: '',
  VO: 'S',
  CHONG: 'S',
  CHA: 'P',
  ME: 'P',
  CHANUOI: 'P',
  MENUOI: 'P',
  CON: 'C',
  CONNUOI: 'C',
  ONGNOI: 'PP',
  BANOI: 'PP',
  ONGNGOAI: 'PP',
  BANGOAI: 'PP',
  ANH: 'B',
  CHI: 'B',
  EM: 'B',
  CHAU: 'CC',
  CUNOI: 'PPP',
  CUNGOAI: 'PPP',
  BAC: 'PB',
  CHU: 'PB',
  CAU: 'PB',
  CO: 'PB',
  DI: 'PB',
  CHAT: 'CCC',
  CONDAU: 'CS',
  CONRE: 'CS',
}

const steps = new Map<string, string>(Object.entries(stepsOfRelation))

/** `undefined` for who is not related: a guardian, a tenant. */
export const stepsOf = (relation: string | null): string | undefined =>
  relation === null ? undefined : steps.get(relation)

const opposite: Readonly<Record<string, string>> = { P: 'C', C: 'P', S: 'S', B: 'B' }
const backwards = (way: string): string =>
  [...way]
    .reverse()
    .map((step) => opposite[step] ?? step)
    .join('')

const shorter: readonly (readonly [string, string])[] = [
  ['SS', ''],
  ['PS', 'P'],
  ['SC', 'C'],
  ['CB', 'C'],
  ['BP', 'P'],
  ['BB', 'B'],
  ['PC', 'B'],
  ['CP', 'S'],
]

/** From one person to another, of whom both ways from a third are known. */
export const wayBetween = (toFrom: string, to: string): string => shortest(backwards(toFrom) + to)

export function shortest(long: string): string {
  let way = long
  for (;;) {
    const found = shorter.find(([steps]) => way.includes(steps))
    if (found === undefined) return way
    way = way.replace(...found)
  }
}
