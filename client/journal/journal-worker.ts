/** Has a file of the journal open: only a worker may write so that it knows when the bytes are on the disk. */
import { appendFrame, countFrames, type SyncFile } from './sync-file.ts'

declare global {
  interface FileSystemFileHandle {
    /** Rejects with a NoModificationAllowedError while another tab has it. */
    createSyncAccessHandle(): Promise<SyncFile & { close(): void }>
  }
}

/** What it is asked, one thing after the other. */
export type Asked =
  | { readonly kind: 'open'; readonly folder: string; readonly day: string }
  | { readonly kind: 'append'; readonly frame: Uint8Array<ArrayBuffer> }

let file: (SyncFile & { close(): void }) | undefined

async function open(folderName: string, day: string): Promise<{ name: string; count: number }> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(folderName, { create: true })
  for (let tab = 0; ; tab += 1) {
    const name = tab === 0 ? day : `${day}.${tab}`
    const handle = await folder.getFileHandle(name, { create: true })
    const found = await handle.createSyncAccessHandle().catch(unlessTaken)
    const count = found === undefined ? undefined : countFrames(found)
    if (found !== undefined && count !== undefined) {
      file?.close()
      file = found
      return { name, count }
    }
    found?.close()
  }
}

function unlessTaken(error: unknown): undefined {
  if (error instanceof DOMException && error.name === 'NoModificationAllowedError') return undefined
  throw error
}

async function answer(asked: Asked): Promise<unknown> {
  if (asked.kind === 'open') return open(asked.folder, asked.day)
  if (file === undefined) throw new Error('no file is open')
  appendFrame(file, asked.frame)
  return undefined
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  answer(data).then(
    (value) => postMessage({ value }),
    (error: unknown) => {
      const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) }
      postMessage({ error: { name, message } })
    },
  )
})
