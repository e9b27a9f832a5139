/** The tree of administrative units: a file of the app itself, kept by the service worker, read once. */
import { type AreaNames, readAreaNames } from '#shared/areas/compact-areas.ts'

let loading: Promise<AreaNames> | undefined

async function load(): Promise<AreaNames> {
  const response = await fetch('/areas-2021.json')
  if (!response.ok) throw new Error('the tree of areas is missing')
  return readAreaNames(await response.json())
}

/** Asks again after a failure. */
export function loadAreaNames(): Promise<AreaNames> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}
