/**
 * The pages of the list as one list. A page is asked for by where it begins, so one that is asked for again after
 * something was settled reaches into the next: each flag is shown once, at its first place. Pure.
 */
import type { FlagLine, FlagPage } from '#shared/api/flags.ts'

export function linesFromPages(
  pages: readonly (FlagPage | undefined)[],
  gone: ReadonlySet<string>,
): readonly FlagLine[] {
  const lines = new Map<string, FlagLine>()
  for (const page of pages) {
    for (const line of page?.flags ?? []) {
      if (!gone.has(line.id) && !lines.has(line.id)) lines.set(line.id, line)
    }
  }
  return [...lines.values()]
}

/** The flag to open after this one: the next below, else the nearest above. */
export function nextLine(lines: readonly FlagLine[], id: string): FlagLine | undefined {
  const at = lines.findIndex((line) => line.id === id)
  return at < 0 ? lines[0] : (lines[at + 1] ?? lines[at - 1])
}

export const stepLine = (
  lines: readonly FlagLine[],
  id: string | undefined,
  step: 1 | -1,
): FlagLine | undefined => {
  const at = lines.findIndex((line) => line.id === id)
  return at < 0 ? lines[0] : lines[at + step]
}

/**
 * How far to scroll so that the first line on the screen stays where it is: lines above it came or went. `top` is the
 * place of the scrolled list in lines.
 */
export function linesMoved(before: readonly FlagLine[], after: readonly FlagLine[], top: number): number {
  const places = new Map(after.map((line, at) => [line.id, at]))
  for (let at = top; at < before.length; at += 1) {
    const line = before[at]
    const place = line === undefined ? undefined : places.get(line.id)
    if (place !== undefined) return place - at
  }
  return 0
}
