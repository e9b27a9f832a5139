/** One tab syncs at a time. A courtesy to battery and network: correctness does not rest on it. */
export interface Locks {
  /** Runs `body` if no other tab is at it; tells whether it ran. */
  ifFree(name: string, body: () => Promise<void>): Promise<boolean>
}

export const browserLocks: Locks = {
  ifFree: async (name, body) =>
    navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock === null) return false
      await body()
      return true
    }),
}
