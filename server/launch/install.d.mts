/** Whether node_modules holds what package-lock.json names. */
export function isInstalled(root: string): boolean
export function ensureInstalled(root: string, log: (line: string) => void): Promise<void>
