/**
 * A disk that can be filled. As root it is a real one, in memory, that holds the tablet's whole profile; others may not
 * mount, and for them the database's own write fails as it does on a full disk.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Device } from './device.ts'

const sizeMb = 96

export interface SmallDisk {
  readonly folder: string
  fill(device: Device): Promise<void>
  free(device: Device): Promise<void>
  remove(): void
}

function mountMemory(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function realDisk(folder: string): SmallDisk {
  const ballast = path.join(folder, 'ballast')
  return {
    folder,
    fill: async () => {
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(ballast, Buffer.alloc(bavail * bsize))
    },
    free: async () => rmSync(ballast),
    remove: () => {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true, force: true })
    },
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
  const folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-small-disk-'))
  return mountMemory(folder) ? realDisk(folder) : pretendedDisk(folder)
}
