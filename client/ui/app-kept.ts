/**
 * Whether the app itself lies on this tablet. An officer who enrols and walks off before the service worker has kept the
 * app would stand at the first door with a white page.
 */
const longestMs = 60_000

/** `false` when the app is still not kept after a minute. Where no service worker registers there is nothing to wait for. */
export async function untilAppKept(): Promise<boolean> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return true
  if ((await navigator.serviceWorker.getRegistration()) === undefined) return true
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), longestMs))
  return Promise.race([navigator.serviceWorker.ready.then(() => true), late])
}
