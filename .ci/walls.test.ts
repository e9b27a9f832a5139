// Crosses every wall once, in a copy of the sources, and sees each crossing refused.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrowsOfDocument, arrowsOfRules } from './arrows.ts'
import { checkWalls, countWalls, listSettings, listSources, type WallsReport } from './walls.mjs'

interface Crossing {
  readonly sentence: string
  readonly wall: string
  readonly file: string
  readonly text: string
}

const importing = (target: string) => `import * as crossed from '${target}'\nexport const seen = crossed\n`
const crossing = (sentence: string, wall: string, file: string, text: string): Crossing => ({
  sentence,
  wall,
  file: file.replace('/planted', `/planted-${wall}`),
  text,
})

const crossings: readonly Crossing[] = [
  crossing(
    'two files never wait for each other',
    'no-cycles',
    'shared/text/planted.ts',
    "export * from './planted-no-cycles.ts'\n",
  ),
  crossing(
    'an import that leads nowhere is refused',
    'every-import-resolves',
    'shared/planted.ts',
    importing('./gone.ts'),
  ),
  crossing(
    'shared knows no library but zod',
    'shared-knows-zod-only',
    'shared/planted.ts',
    importing('dexie'),
  ),
  crossing(
    'the tablet knows nothing of the centre',
    'the-tablet-never-imports-the-centre',
    'client/sync/planted.ts',
    importing('#server/planted-target.ts'),
  ),
  crossing(
    'the centre knows nothing of the tablet',
    'the-centre-never-imports-the-tablet',
    'server/sync/planted.ts',
    importing('#client/planted-target.ts'),
  ),
  crossing(
    'nothing builds on the simulator',
    'nothing-builds-on-the-simulator',
    'server/sync/planted.ts',
    importing('../../sim/planted-target.ts'),
  ),
  crossing(
    'no benchmark builds on the simulator',
    'nothing-builds-on-the-simulator',
    'bench/push/planted.ts',
    importing('../../sim/planted-target.ts'),
  ),
  crossing(
    'nothing builds on what kills',
    'nothing-builds-on-chaos',
    'e2e/journeys/planted.ts',
    importing('../../chaos/planted-target.ts'),
  ),
  crossing(
    'no benchmark builds on what kills',
    'nothing-builds-on-chaos',
    'bench/push/planted.ts',
    importing('../../chaos/planted-target.ts'),
  ),
  crossing(
    'nothing builds on a test',
    'nothing-imports-a-test',
    'shared/planted.ts',
    importing('./planted-target.test.ts'),
  ),
  crossing(
    'what is made for tests stays in tests',
    'only-tests-import-testing',
    'server/sync/planted.ts',
    importing('#server/testing/planted-target.ts'),
  ),
  crossing('the tablet has no Node', 'no-node-on-the-tablet', 'client/sync/planted.ts', importing('node:fs')),
  crossing(
    'a feature never imports another',
    'features-never-import-each-other',
    'client/features/planted-one/planted.ts',
    importing('#client/features/planted-two/planted-target.ts'),
  ),
  crossing(
    'a feature sees the tablet, not its store',
    'features-see-the-tablet-ui-and-api',
    'client/features/planted-one/planted.ts',
    importing('#client/store/planted-target.ts'),
  ),
  crossing(
    'the app sees screens, not the sync',
    'the-app-sees-screens-not-the-engine',
    'client/app/planted.ts',
    importing('#client/sync/planted-target.ts'),
  ),
  crossing(
    'the desks know no tablet',
    'the-desks-know-no-tablet',
    'client/app/desk/planted.ts',
    importing('#client/tablet/planted-target.ts'),
  ),
  crossing(
    'the tablet does not know its screens',
    'the-tablet-composes-the-engine',
    'client/tablet/planted.ts',
    importing('#client/ui/planted-target.ts'),
  ),
  crossing(
    'the store never imports the sync',
    'store-never-imports-sync',
    'client/store/planted.ts',
    importing('#client/sync/planted-target.ts'),
  ),
  crossing(
    'the journal does not know what its lines mean to the store',
    'the-journal-sees-the-vault-only',
    'client/journal/planted.ts',
    importing('#client/store/planted-target.ts'),
  ),
  crossing(
    'the sync does not know the tablet above it',
    'sync-sees-store-and-vault',
    'client/sync/planted.ts',
    importing('#client/tablet/planted-target.ts'),
  ),
  crossing(
    'the vault stands alone',
    'the-vault-stands-alone',
    'client/vault/planted.ts',
    importing('#client/store/planted-target.ts'),
  ),
  crossing(
    'a button knows no feature',
    'ui-knows-nothing-of-ours',
    'client/ui/planted.ts',
    importing('#client/tablet/planted-target.ts'),
  ),
  crossing(
    'the words and fields of a record know no tablet',
    'records-see-ui-and-api',
    'client/records/planted.ts',
    importing('#client/tablet/planted-target.ts'),
  ),
  crossing(
    'a button knows no household',
    'ui-knows-no-record',
    'client/ui/planted.ts',
    importing('#shared/records/household.ts'),
  ),
  crossing(
    'the desks’ client does not know the store',
    'the-api-client-stands-alone',
    'client/api/planted.ts',
    importing('#client/store/planted-target.ts'),
  ),
  crossing(
    'the service worker opens no store',
    'the-worker-stands-alone',
    'client/worker/planted.ts',
    importing('#client/store/planted-target.ts'),
  ),
  crossing(
    'the engine knows no screen library',
    'the-engine-knows-no-screen-library',
    'client/store/planted.ts',
    importing('react'),
  ),
  crossing(
    'a route does not reach into the demo',
    'routes-see-what-answers-them',
    'server/routes/planted.ts',
    importing('#server/seed/planted-target.ts'),
  ),
  crossing(
    'what the desks read does not know who asks for it',
    'review-sees-store-and-intake',
    'server/review/planted.ts',
    importing('#server/access/planted-target.ts'),
  ),
  crossing(
    'the intake does not know who signs in',
    'intake-sees-the-store-only',
    'server/sync/planted.ts',
    importing('#server/access/planted-target.ts'),
  ),
  crossing(
    'sign-in does not know the intake',
    'access-sees-the-store-only',
    'server/access/planted.ts',
    importing('#server/sync/planted-target.ts'),
  ),
  crossing(
    'who is let in does not depend on what they ask',
    'admission-stands-alone',
    'server/admission/planted.ts',
    importing('#server/sync/planted-target.ts'),
  ),
  crossing(
    'the tree of areas knows nothing of the centre',
    'the-tree-of-areas-stands-alone',
    'server/areas/planted.ts',
    importing('#server/routes/planted-target.ts'),
  ),
  crossing(
    'the store of the centre stands alone',
    'the-store-stands-alone',
    'server/store/planted.ts',
    importing('#server/sync/planted-target.ts'),
  ),
  crossing(
    'the demo does not go round by the routes',
    'the-demo-takes-the-road-of-everything',
    'server/seed/planted.ts',
    importing('#server/routes/planted-target.ts'),
  ),
  crossing(
    'the launcher sees the server as a whole',
    'the-launcher-sees-main-only',
    'server/launch/planted.ts',
    importing('#server/store/planted-target.ts'),
  ),
  crossing(
    'only the store knows Dexie',
    'dexie-only-in-the-store',
    'client/sync/planted.ts',
    importing('dexie'),
  ),
  crossing(
    'only the vault knows hash-wasm',
    'hash-wasm-only-in-the-vault',
    'client/store/planted.ts',
    importing('hash-wasm'),
  ),
  crossing(
    'only the store of the centre knows SQL',
    'kysely-and-pg-only-in-the-store',
    'server/sync/planted.ts',
    importing('kysely'),
  ),
  crossing(
    'only access knows the sign-in library',
    'sign-in-libraries-only-in-access',
    'server/routes/planted.ts',
    importing('better-auth'),
  ),
  crossing('only routes know Hono', 'hono-only-in-the-routes', 'server/sync/planted.ts', importing('hono')),
  crossing(
    'only the vault knows WebCrypto',
    'webcrypto-only-in-the-vault',
    'client/sync/planted.ts',
    "export const seen = crypto.subtle.digest('SHA-256', new Uint8Array())\n",
  ),
  crossing(
    'only sync and api know the network',
    'the-network-only-in-sync-and-api',
    'client/vault/planted.ts',
    "export const seen = fetch('/api/health')\n",
  ),
  crossing(
    'only store and vault know IndexedDB',
    'indexeddb-only-in-store-and-vault',
    'client/sync/planted.ts',
    "export const seen = indexedDB.open('planted')\n",
  ),
  crossing(
    'only journal and vault know the private file system',
    'opfs-only-in-journal-and-vault',
    'client/store/planted.ts',
    'export const seen = navigator.storage.getDirectory()\n',
  ),
  crossing(
    'shared has no clock',
    'no-clock-in-shared',
    'shared/planted.ts',
    'export const seen = Date.now()\n',
  ),
  crossing(
    'shared has no randomness',
    'no-randomness-in-shared',
    'shared/planted.ts',
    'export const seen = Math.random()\n',
  ),
  crossing(
    'a tablet has no timer but its clock’s',
    'timers-of-a-tablet-by-its-clock',
    'client/tablet/planted.ts',
    'export const seen = setTimeout(() => undefined)\n',
  ),
  crossing(
    'a history has no clock but its own',
    'no-clock-in-a-history',
    'sim/planted.ts',
    'export const seen = Date.now()\n',
  ),
  crossing(
    'a history has no chance but its seed',
    'no-randomness-in-a-history',
    'sim/planted.ts',
    'export const seen = Math.random()\n',
  ),
  crossing(
    'a file that hands on what another gives',
    'no-barrels',
    'client/ui/planted.ts',
    "export { planted } from './planted-target.ts'\nexport type { Seen } from './planted-target.ts'\n",
  ),
  crossing(
    'a file that takes in before it hands on',
    'no-barrels',
    'server/store/planted.ts',
    "import { planted } from './planted-target.ts'\n\nexport { planted }\n",
  ),
  crossing(
    'a file that hands on all of another, beside something of its own',
    'no-barrels',
    'e2e/screens/planted.ts',
    "export * from '../planted-target.ts'\nexport const own = 1\n",
  ),
  {
    sentence: 'an index of a folder',
    wall: 'no-barrels',
    file: 'shared/text/index.ts',
    text: 'export const seen = 1\n',
  },
  {
    sentence: 'a second name for a folder in a tsconfig',
    wall: 'no-path-aliases',
    file: 'client/tsconfig.planted.json',
    text: '{ "compilerOptions": { "paths": { "@/*": ["./*"] } } }\n',
  },
  {
    sentence: 'a base for bare names in a tsconfig',
    wall: 'no-path-aliases',
    file: 'tsconfig.planted-base.json',
    text: '// as some templates have it\n{ "compilerOptions": { "baseUrl": "client" } }\n',
  },
  {
    sentence: 'a second name for a folder in what builds',
    wall: 'no-path-aliases',
    file: 'planted.config.ts',
    text: "export const settings = { resolve: { alias: { '@': './client' } } }\n",
  },
  {
    sentence: 'a second name for a folder in a package',
    wall: 'no-path-aliases',
    file: 'bench/peers/package.json',
    text: '{ "imports": { "#tablet/*": "../../client/*" } }\n',
  },
]

const words = 'shared/planted-words.ts'
const targets = [
  'client/planted-target.ts',
  'server/planted-target.ts',
  'shared/planted-target.test.ts',
  'server/testing/planted-target.ts',
  'sim/planted-target.ts',
  'chaos/planted-target.ts',
  'e2e/planted-target.ts',
  'client/features/planted-two/planted-target.ts',
  ...['store', 'sync', 'ui', 'tablet'].map((folder) => `client/${folder}/planted-target.ts`),
  ...['store', 'sync', 'access', 'routes', 'seed'].map((folder) => `server/${folder}/planted-target.ts`),
]

const root = fileURLToPath(new URL('..', import.meta.url))
const copied = [
  'client',
  'server',
  'shared',
  'e2e',
  'sim',
  'chaos',
  'bench',
  '.ci',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'vite.config.ts',
  'vitest.config.ts',
  'biome.json',
]
let copy: string
let report: WallsReport
let planted: readonly string[]
let settings: readonly string[]

function plant(file: string, text: string) {
  fs.mkdirSync(path.dirname(path.join(copy, file)), { recursive: true })
  fs.writeFileSync(path.join(copy, file), text)
}

beforeAll(async () => {
  copy = fs.mkdtempSync(path.join(os.tmpdir(), 'dan-cu-walls-'))
  for (const name of copied) {
    // The peers of the benchmarks are installed there.
    const filter = (from: string): boolean => path.basename(from) !== 'node_modules'
    fs.cpSync(path.join(root, name), path.join(copy, name), { recursive: true, filter })
  }
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  for (const file of targets) plant(file, 'export const planted = 1\n')
  for (const { file, text } of crossings) plant(file, text)
  plant(
    words,
    "// Date.now() Math.random()\n/*\nexport * from './gone.ts'\n*/\nexport const text = 'new Date() fetch('\n",
  )
  planted = listSources(copy)
  settings = listSettings(copy)
  report = await checkWalls(copy)
})

afterAll(() => fs.rmSync(copy, { recursive: true, force: true }))

describe('a wall that is crossed fails the build', () => {
  it.each(crossings)('$sentence', ({ wall, file }) => {
    expect(
      report.violations.filter((violation) => violation.wall === wall).map(({ from }) => from),
    ).toContain(file)
  })

  it('every wall that is declared is crossed here', () => {
    expect(new Set(crossings.map(({ wall }) => wall)).size).toBe(countWalls())
  })

  it('a file that crosses nothing is not refused', () => {
    const planters = new Set(crossings.map(({ file }) => file))
    expect(report.violations.filter(({ from }) => !planters.has(from))).toEqual([])
  })

  it('words in comments and texts do not count as crossings', () => {
    expect(report.looked).toContain(words)
    expect(report.violations.map(({ from }) => from)).not.toContain(words)
  })

  it('every source file was looked at', () => {
    expect(report.missed).toEqual([])
    expect(new Set(report.looked)).toEqual(new Set(planted))
    expect(report.looked.length).toBeGreaterThan(crossings.length + targets.length + 50)
  })
})

describe('the arrows', () => {
  it('stand in docs/architecture.md as they are checked', () => {
    const page = fs.readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8')
    expect(arrowsOfDocument(page)).toEqual(arrowsOfRules())
  })
})

describe('a runtime knows only its own platform', () => {
  it('and every project is checked', () => {
    const listed = JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.json'), 'utf8'))
    const named = listed.references.map((one: { path: string }) => `${one.path.slice(2)}/tsconfig.json`)
    const projects = settings.filter((file) => file.endsWith('/tsconfig.json'))
    expect(projects).toContain('client/worker/tsconfig.json')
    expect([...named].sort()).toEqual([...projects].sort())
  })

  it.each([
    [
      'shared has no console, no document and no process, and nothing newer than ES2023',
      'shared',
      'export const seen = [console, document, process, Object.groupBy]\n',
    ],
    ['the tablet has no process', 'client', 'export const seen = [process]\n'],
    [
      'the service worker has no page and no process',
      'client/worker',
      'export const seen = [document, localStorage, process]\n',
    ],
    ['the centre has no document', 'server', 'export const seen = [document]\n'],
  ])('%s', (_sentence, runtime, text) => {
    const project = {
      extends: `./${runtime}/tsconfig.json`,
      include: [`${runtime}/planted-platform.ts`],
      references: [],
    }
    plant(`${runtime}/planted-platform.ts`, text)
    const planned = `tsconfig.planted-${runtime.replace('/', '-')}.json`
    plant(planned, JSON.stringify(project))
    const tsc = path.join(root, 'node_modules', 'typescript-7', 'bin', 'tsc')
    const args = [tsc, '-p', planned, '--outDir', '.cache']
    const said = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' })
    const refused = said.stdout.match(/planted-platform\.ts.*TS2(304|550|580|584|591)/g) ?? []
    expect(refused.length).toBe(text.split(',').length)
  })
})

describe('lint refuses what the house does not write', () => {
  it.each([
    ['a default export', 'noDefaultExport', 'export default 1\n'],
    ['any', 'noExplicitAny', 'export const seen: any = 1\n'],
    [
      'an assertion that something is there',
      'noNonNullAssertion',
      'export const seen = (x?: { y: 1 }) => x!.y\n',
    ],
    ['a line on the console', 'noConsole', "console.log('x')\nexport const seen = 1\n"],
  ])('%s', (_sentence, rule, text) => {
    plant('server/planted-lint.ts', text)
    const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
    const said = spawnSync(process.execPath, [biome, 'lint', 'server/planted-lint.ts'], {
      cwd: copy,
      encoding: 'utf8',
    })
    expect(said.status).not.toBe(0)
    expect(said.stdout + said.stderr).toContain(rule)
  })
})
