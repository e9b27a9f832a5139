/** The way to what is looked for: the units to open so that it is seen, however deep below the table it lies. Pure. */
import type { AreaName, AreaNames } from '#shared/areas/compact-areas.ts'
import { fold } from '#shared/text/fold.ts'

export interface Ways {
  /** Codes of the units to open. */
  readonly open: ReadonlySet<string>
  /** There are more than are opened: what was typed is too short. */
  readonly more: boolean
}

/** Each costs a question to the centre. */
const mostOpened = 24
const fewestLetters = 2
const noWays: Ways = { open: new Set(), more: false }

/** Whether a unit is meant by a text, which comes folded: any part of its name, or the beginning of its code. */
export const isNamed = ({ name, code }: Pick<AreaName, 'name' | 'code'>, folded: string): boolean =>
  folded === '' || fold(name).includes(folded) || code.startsWith(folded)

/** `roots`: the units that stand in the table, whatever is open. */
export function waysTo(text: string, names: AreaNames | undefined, roots: readonly string[]): Ways {
  const folded = fold(text)
  if (names === undefined || folded.length < fewestLetters) return noWays
  const open = new Set<string>()
  const walk = ({ code }: Pick<AreaName, 'code'>, above: readonly string[]): void => {
    if (open.size > mostOpened) return
    const way = [...above, code]
    for (const child of names.listCommunes(code)) {
      if (isNamed(child, folded)) for (const each of way) open.add(each)
      walk(child, way)
    }
  }
  for (const code of roots) walk({ code }, [])
  return { open: new Set([...open].slice(0, mostOpened)), more: open.size > mostOpened }
}
