/** Packs what is sent. */
import type { Bytes } from '#client/vault/bytes.ts'

export interface Gzip {
  pack(text: string): Promise<Bytes>
}

export const browserGzip: Gzip = {
  pack: async (text) => {
    const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
    return new Uint8Array(await new Response(packed).arrayBuffer())
  },
}
