/** `env` is to be laid over the process's own. Rejects when no Chromium starts. */
export function findChromium(): Promise<{ executablePath: string; env: Record<string, string> }>
