/** What is to be looked at with axe: read out of the client's own code, so that nothing new is left out. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const client = fileURLToPath(new URL('../client', import.meta.url))
const read = (file: string): string => readFileSync(path.join(client, file), 'utf8')
const routers = ['app/open-app.tsx', 'app/desk/desk-router.tsx']
const routePattern = /(?:\bat\(\s*|path: )'(\/[^']*)'/g

/** The addresses of the two routers, such as `/ho/$household`. */
export const listRoutes = (): readonly string[] =>
  routers.flatMap((file) => [...read(file).matchAll(routePattern)].map(([, route]) => route ?? ''))

/** The route of an address: the one with the fewest parts left open. */
export function routeOf(address: string, routes: readonly string[]): string | undefined {
  const fits = (route: string) => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`).test(address)
  const open = (route: string) => route.split('$').length
  return routes.filter(fits).toSorted((a, b) => open(a) - open(b))[0]
}

const opener =
  /<(?:Modal|Drawer|Popover|Dialog|ConfirmDialog|RemoveDialog|SidePanel|dialog)[\s>]|\brole=\{?['"](?:alert)?dialog['"]/g
/** Where the frames themselves are made. */
const frames = ['features/administration/dialog.tsx', 'features/administration/confirm-dialog.tsx']

/** How many dialogs, sheets and panels each file of the client opens. */
export function countDialogs(): Readonly<Record<string, number>> {
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  )
  const counts = files
    .filter((file) => !frames.includes(file))
    .map((file): [string, number] => [file, [...read(file).matchAll(opener)].length])
  return Object.fromEntries(counts.filter(([, count]) => count > 0))
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds on the page as it stands, each with the place of it. */
export async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: { type: 'tag', values: levels }, resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 120)}`),
  )
}
