/** What was typed of residents while a journey ran: none of it may stand in the centre's log. */
const typed = new Set<string>()

/** Anything shorter is found in any log. */
const shortest = 8

export function noteTyped(texts: readonly (string | undefined)[]): void {
  for (const text of texts) if (text !== undefined && text.length >= shortest) typed.add(text)
}

/** Since it was asked before. */
export function takeTyped(): readonly string[] {
  const taken = [...typed]
  typed.clear()
  return taken
}
