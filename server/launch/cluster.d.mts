export type Cluster = {
  /** Of the superuser `postgres`, for migrating and making databases; the API serves as another role. */
  readonly url: string
  /** A postmaster of this folder was still running and was taken over. */
  readonly adopted: boolean
  /** Ends the postmaster within 4 s, whatever is connected to it. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL that npm brought on `dataDir/postgres`, or adopts the one that runs there.
 * With `supervise` a postmaster that dies is started again at the same address, until `stop`. `settings` are server settings (`-c name=value`; values without quotes) for this run.
 */
export function startCluster(options: {
  dataDir: string
  settings?: Readonly<Record<string, string>>
  supervise?: boolean
  log?: (line: string) => void
}): Promise<Cluster>
