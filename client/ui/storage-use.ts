import { useEffect, useState } from 'react'

export interface StorageUse {
  /** Whole megabytes. What the browser says of the space that is left is not what the device has, and is not told. */
  readonly used: number
  /** Whether the browser promised never to clear this app's data by itself. */
  readonly persistent: boolean
}

const megabytes = (bytes: number | undefined): number => Math.round((bytes ?? 0) / 1024 / 1024)

/** What the app takes of the device's space; `undefined` until the browser says it. */
export function useStorageUse(): StorageUse | undefined {
  const [use, setUse] = useState<StorageUse>()
  useEffect(() => {
    let wanted = true
    const { storage } = navigator
    Promise.all([storage.estimate(), storage.persisted()]).then(
      ([{ usage }, persistent]) => wanted && setUse({ used: megabytes(usage), persistent }),
      () => {},
    )
    return () => {
      wanted = false
    }
  }, [])
  return use
}
