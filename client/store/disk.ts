/** The device's space for this app. */
export interface Disk {
  /**
   * Bytes left and bytes in all; `undefined` where the browser does not say. Chromium from 138 on always leaves the same,
   * whatever the device has: there a refused write is the first word.
   */
  estimate(): Promise<{ readonly left: number; readonly quota: number } | undefined>
  /** Asks that the browser never clears this app's data by itself. */
  persist(): Promise<boolean>
}

const fewestBytes = 50 * 1024 * 1024
const smallestShare = 0.1

export const isLow = ({ left, quota }: { left: number; quota: number }): boolean =>
  left < fewestBytes || left < quota * smallestShare

export const browserDisk: Disk = {
  estimate: async () => {
    const { quota, usage } = await navigator.storage.estimate()
    return quota === undefined || usage === undefined ? undefined : { left: quota - usage, quota }
  },
  persist: async () => (await navigator.storage.persisted()) || (await navigator.storage.persist()),
}
