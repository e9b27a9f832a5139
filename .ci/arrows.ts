/** Which folder of a runtime may import which: as the rules have it, and as docs/architecture.md tells it. */
import { createRequire } from 'node:module'
import { z } from 'zod'

type Arrows = Readonly<Record<string, readonly string[]>>

const arrowSchema = z.object({
  from: z.object({ path: z.string() }),
  to: z.object({ pathNot: z.array(z.string()) }),
})
const folderPattern = /^\^(client|server)\/\(([a-z/]+)\)\/$/

/** `^client/vault/` says `vault`, `^server/main\.ts$` says `main.ts`; one's own folder goes without saying. */
const nameOf = (pattern: string): string => pattern.replace(/^\^\w+\//, '').replace(/\/$|\$$|\\/g, '')

export function arrowsOfRules(): Arrows {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  const rules = z.array(z.unknown()).parse(forbidden)
  const arrows = rules.flatMap((rule): [string, string[]][] => {
    const { data } = arrowSchema.safeParse(rule)
    const [, runtime, folder] = folderPattern.exec(data?.from.path ?? '') ?? []
    if (data === undefined || folder === undefined) return []
    return [[`${runtime}/${folder}`, data.to.pathNot.slice(1).map(nameOf).sort()]]
  })
  return Object.fromEntries(arrows)
}

/** `shared` is open to all, and is not told apart here. */
export function arrowsOfDocument(page: string): Arrows {
  const rows = [...page.matchAll(/^\| `((?:client|server)\/[a-z/]+)` \|[^|]*\|([^|]*)\|$/gm)]
  const arrows = rows.map(([, folder = '', named = '']): [string, string[]] => [
    folder,
    [...named.matchAll(/`([^`]+)`/g)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'shared')
      .sort(),
  ])
  return Object.fromEntries(arrows)
}
