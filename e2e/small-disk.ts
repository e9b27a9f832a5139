/**
 * A disk that can be filled. As root it is a real one, in memory, that holds the tablet's whole profile; others may not
 * mount, and for them the database's own write fails as it does on a full disk.
 */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Device } from './device.ts'

const tabletMb = 96

export interface SmallDisk {
  readonly folder: string
  fill(device: Device): Promise<void>
  free(device: Device): Promise<void>
  remove(): void
}

export interface RealDisk {
  readonly folder: string
  /** To the last byte. */
  fill(): void
  free(): void
  remove(): void
}

/** A disk of its own in memory; `undefined` for who may not mount. */
export function mountDisk(megabytes: number): RealDisk | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-small-disk-'))
  const ballast = path.join(folder, 'ballast')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmSync(folder, { recursive: true, force: true })
    return undefined
  }
  return {
    folder,
    fill: () => writeUntilFull(ballast),
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      // a browser that was killed may hold it for a moment longer
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Others write meanwhile, so nobody knows how much it will be. */
function writeUntilFull(file: string): void {
  const open = openSync(file, 'w')
  try {
    for (let size = 1024 * 1024; size >= 1024; ) {
      try {
        if (writeSync(open, Buffer.alloc(size)) < size) size /= 2
      } catch {
        size /= 2
      }
    }
  } finally {
    closeSync(open)
  }
}

/** Writes of the app's database fail in the page, with the error that Chromium gives. */
const failWrites = () => {
  const put = IDBObjectStore.prototype.put
  Object.assign(window, { putAsBefore: put })
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('the disk is full', 'QuotaExceededError')
  }
}
const letWrites = () => {
  const before: unknown = Reflect.get(window, 'putAsBefore')
  Object.assign(IDBObjectStore.prototype, { put: before })
}

const pretendedDisk = (folder: string): SmallDisk => ({
  folder,
  fill: ({ page }) => page.evaluate(failWrites),
  free: ({ page }) => page.evaluate(letWrites),
  remove: () => rmSync(folder, { recursive: true, force: true }),
})

export function makeSmallDisk(): SmallDisk {
  const disk = mountDisk(tabletMb)
  if (disk === undefined) return pretendedDisk(mkdtempSync(path.join(tmpdir(), 'dan-cu-small-disk-')))
  return { ...disk, fill: async () => disk.fill(), free: async () => disk.free() }
}
