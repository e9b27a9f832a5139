import type { Choice } from '#client/records/list-select.tsx'

const commonOnes = 5

/** The five that are used most first, then all others in the order of their list. `counts` is by code. */
export function commonFirst(
  choices: readonly Choice[],
  counts: ReadonlyMap<string, number>,
): readonly Choice[] {
  const common = choices
    .filter(({ value }) => counts.has(value))
    .sort((a, b) => (counts.get(b.value) ?? 0) - (counts.get(a.value) ?? 0))
    .slice(0, commonOnes)
  return [...common, ...choices.filter((choice) => !common.includes(choice))]
}
