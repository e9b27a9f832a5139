export type Told = {
  /** The project's folder. */
  readonly root: string
  log(line: string): void
  readonly ending: {
    /** What stops a user of the database, which is ended after it. */
    user(stop: () => Promise<void>): void
    /** Ends everything, then the process with `code`. */
    now(code: number): Promise<void>
  }
  /** The environment in which the server finds its database: the one named, or the one of the data folder. */
  openDatabase(): Promise<Record<string, string | undefined>>
}

/** Runs `begin` under the lock of the data folder. Exit codes: 0 told to end, 1 failed, 3 the data folder is in use. */
export function runUntilTold(begin: (told: Told) => Promise<void>): Promise<void>
