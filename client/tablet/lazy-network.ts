/** The network port, fetched when the tablet first asks for something: the lock screen comes without it. */
import type { Network } from '#client/sync/network.ts'

export function lazyNetwork(load: () => Promise<Network>): Network {
  let loading: Promise<Network> | undefined
  const network = (): Promise<Network> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
  return {
    postBatch: async (...asked) => (await network()).postBatch(...asked),
    getFeed: async (...asked) => (await network()).getFeed(...asked),
    getState: async (...asked) => (await network()).getState(...asked),
    postLedger: async (...asked) => (await network()).postLedger(...asked),
    enrol: async (...asked) => (await network()).enrol(...asked),
    reportRecovery: async (...asked) => (await network()).reportRecovery(...asked),
  }
}
