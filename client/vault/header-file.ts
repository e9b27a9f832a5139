/** The vault header's second place, outside of IndexedDB. */
export interface HeaderFile {
  /** `null` when there is none. */
  read(): Promise<string | null>
  write(text: string): Promise<void>
}

const fileName = 'vault-header.json'

/** In the origin's private file system. Where it is missing, the copy in IndexedDB stands alone. */
export const opfsHeaderFile: HeaderFile = {
  read: async () => {
    try {
      const folder = await navigator.storage.getDirectory()
      const handle = await folder.getFileHandle(fileName)
      return await (await handle.getFile()).text()
    } catch {
      return null
    }
  },
  write: async (text) => {
    const folder = await navigator.storage.getDirectory()
    const handle = await folder.getFileHandle(fileName, { create: true })
    const stream = await handle.createWritable()
    await stream.write(text)
    await stream.close()
  },
}
