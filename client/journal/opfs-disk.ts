/** The journal's files in the origin's private file system, read here and written in a worker of their own. */
import { z } from 'zod'
import type { Bytes } from '#client/vault/bytes.ts'
import type { JournalDisk, JournalFile } from './journal-disk.ts'
import type { Asked } from './journal-worker.ts'

const folderName = 'journal'
const canaryName = 'canary'

const replySchema = z.union([
  z.object({ error: z.object({ name: z.string(), message: z.string() }) }),
  z.object({ value: z.unknown() }),
])
const openedSchema = z.object({ name: z.string(), count: z.int() })

type Ask = (asked: Asked) => Promise<unknown>

/** A worker that is asked one thing at a time; whoever asks waits for the answer. */
function startWorker(): { ask: Ask; end: () => void } {
  const worker = new Worker(new URL('./journal-worker.ts', import.meta.url), { type: 'module' })
  const ask: Ask = (asked) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => {
        const reply = replySchema.parse(data)
        if ('error' in reply) reject(new DOMException(reply.error.message, reply.error.name))
        else resolve(reply.value)
      }
      worker.onerror = () => reject(new Error('the worker of the journal did not start'))
      worker.postMessage(asked)
    })
  return { ask, end: () => worker.terminate() }
}

async function open(day: string): Promise<JournalFile> {
  const { ask, end } = startWorker()
  try {
    const { name, count } = openedSchema.parse(await ask({ kind: 'open', folder: folderName, day }))
    return {
      name,
      count,
      append: async (frame) => {
        await ask({ kind: 'append', frame })
      },
      close: end,
    }
  } catch (error) {
    end()
    throw error
  }
}

async function openFolder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory()
  return root.getDirectoryHandle(folderName, { create: true })
}

async function readFile(name: string): Promise<Bytes> {
  const handle = await (await openFolder()).getFileHandle(name)
  for (let tries = 0; ; tries += 1) {
    const file = await handle.getFile()
    try {
      return new Uint8Array(await file.arrayBuffer())
    } catch (error) {
      // Another tab has written to it since.
      if (tries > 5) throw error
    }
  }
}

export const opfsJournal: JournalDisk = {
  list: async () => {
    const handles: FileSystemFileHandle[] = []
    for await (const handle of (await openFolder()).values())
      if (handle instanceof FileSystemFileHandle && handle.name !== canaryName) handles.push(handle)
    const files = await Promise.all(handles.map((handle) => handle.getFile()))
    return files.map(({ name, size }) => ({ name, size })).sort((a, b) => (a.name < b.name ? -1 : 1))
  },
  read: readFile,
  open,
  readCanary: async () => {
    try {
      return new TextDecoder().decode(await readFile(canaryName))
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return null
      throw error
    }
  },
  writeCanary: async (id) => {
    const handle = await (await openFolder()).getFileHandle(canaryName, { create: true })
    const stream = await handle.createWritable()
    await stream.write(id)
    await stream.close()
  },
}
