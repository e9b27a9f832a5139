/** Builds what is stale below `root`; the names of the parts that were. */
export function ensureBuilt(root: string, log: (line: string) => void): Promise<string[]>
