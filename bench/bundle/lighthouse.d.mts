/** Scores out of 100 in the order of `categories`, and what fell short. */
export function scorePage(
  url: string,
  categories: readonly string[],
): Promise<{ readonly scores: readonly number[]; readonly failed: readonly string[] }>
