// The arrows between the folders. A rule's name is the sentence that it enforces; .ci/walls.test.ts crosses each one.
const test = '\\.test\\.tsx?$'
const testing = '(^|/)testing/'

/** @param {string[]} folders below `client/` or `server/` that may be imported; one's own always may */
function mayImport(name, runtime, folder, folders) {
  return {
    name,
    severity: 'error',
    from: { path: `^${runtime}/(${folder})/`, pathNot: [test, testing] },
    to: {
      path: `^${runtime}/`,
      pathNot: [`^${runtime}/$1/`, ...folders.map((allowed) => `^${runtime}/${allowed}`)],
    },
  }
}

/** Reading a library's types is not knowing it. @param {string} packages a pattern; @param {string[]} places its home */
function knownOnlyIn(name, packages, places) {
  return {
    name,
    severity: 'error',
    from: { path: '^(client|server|shared)/', pathNot: [test, testing, ...places] },
    to: { path: `node_modules/(${packages})(/|$)`, dependencyTypesNot: ['type-only'] },
  }
}

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'every-import-resolves',
      severity: 'error',
      // What a benchmark is compared with is installed by `npm run bench`, never by the product.
      from: { pathNot: '^bench/(peers/[^/]+|bundle/lighthouse)\\.mjs$' },
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'shared-knows-zod-only',
      severity: 'error',
      from: { path: '^shared/', pathNot: [test, testing] },
      to: { pathNot: ['^shared/', 'node_modules/zod/'] },
    },
    {
      name: 'the-tablet-never-imports-the-centre',
      severity: 'error',
      from: { path: '^client/', pathNot: test },
      to: { path: '^(server|e2e|bench)/' },
    },
    {
      name: 'the-centre-never-imports-the-tablet',
      severity: 'error',
      from: { path: '^server/', pathNot: test },
      to: { path: '^(client|e2e|bench)/' },
    },
    {
      name: 'nothing-builds-on-the-simulator',
      severity: 'error',
      from: { path: '^(client|server|shared|e2e|bench|chaos)/' },
      to: { path: '^sim/' },
    },
    {
      name: 'nothing-builds-on-chaos',
      severity: 'error',
      from: { path: '^(client|server|shared|e2e|bench|sim)/' },
      to: { path: '^chaos/' },
    },
    {
      name: 'nothing-imports-a-test',
      severity: 'error',
      from: {},
      to: { path: test },
    },
    {
      name: 'only-tests-import-testing',
      severity: 'error',
      from: { path: '^(client|server|shared)/', pathNot: [test, testing] },
      to: { path: '/testing/', pathNot: 'node_modules/' },
    },
    {
      name: 'no-node-on-the-tablet',
      severity: 'error',
      from: { path: '^(client|shared)/', pathNot: [test, testing] },
      to: { dependencyTypes: ['core'] },
    },

    {
      name: 'features-never-import-each-other',
      severity: 'error',
      from: { path: '^client/features/([^/]+)/' },
      to: { path: '^client/features/', pathNot: '^client/features/$1/' },
    },
    mayImport('features-see-the-tablet-ui-and-api', 'client', 'features', [
      'tablet/',
      'records/',
      'ui/',
      'api/',
    ]),
    mayImport('records-see-ui-and-api', 'client', 'records', ['ui/', 'api/']),
    mayImport('the-app-sees-screens-not-the-engine', 'client', 'app', [
      'features/',
      'tablet/',
      'ui/',
      'api/',
      'locales/',
    ]),
    mayImport('the-desks-know-no-tablet', 'client', 'app/desk', [
      'app/',
      'features/',
      'ui/',
      'api/',
      'locales/',
    ]),
    mayImport('the-tablet-composes-the-engine', 'client', 'tablet', [
      'vault/',
      'journal/',
      'store/',
      'sync/',
    ]),
    mayImport('store-never-imports-sync', 'client', 'store', ['vault/', 'journal/']),
    mayImport('the-journal-sees-the-vault-only', 'client', 'journal', ['vault/']),
    mayImport('sync-sees-store-and-vault', 'client', 'sync', ['store/', 'vault/']),
    mayImport('the-vault-stands-alone', 'client', 'vault', []),
    mayImport('ui-knows-nothing-of-ours', 'client', 'ui', []),
    mayImport('the-api-client-stands-alone', 'client', 'api', []),
    mayImport('the-worker-stands-alone', 'client', 'worker', []),
    {
      name: 'ui-knows-no-record',
      severity: 'error',
      from: { path: '^client/ui/', pathNot: test },
      to: { path: '^shared/(records|sync|checks|review)/' },
    },
    {
      name: 'the-engine-knows-no-screen-library',
      severity: 'error',
      from: { path: '^client/(store|sync|vault|journal)/', pathNot: test },
      to: { path: 'node_modules/(react|react-dom|@mantine|@tanstack|i18next|react-i18next)/' },
    },

    mayImport('routes-see-what-answers-them', 'server', 'routes', [
      'sync/',
      'review/',
      'access/',
      'admission/',
      'store/',
    ]),
    mayImport('review-sees-store-and-intake', 'server', 'review', ['sync/', 'store/']),
    mayImport('intake-sees-the-store-only', 'server', 'sync', ['store/']),
    mayImport('access-sees-the-store-only', 'server', 'access', ['store/']),
    mayImport('admission-stands-alone', 'server', 'admission', []),
    mayImport('the-tree-of-areas-stands-alone', 'server', 'areas', []),
    mayImport('the-store-stands-alone', 'server', 'store', []),
    mayImport('the-demo-takes-the-road-of-everything', 'server', 'seed', [
      'sync/',
      'store/',
      'access/',
      'areas/',
      'launch/cluster\\.mjs$',
    ]),
    mayImport('the-launcher-sees-main-only', 'server', 'launch', ['main\\.ts$']),

    knownOnlyIn('dexie-only-in-the-store', 'dexie|dexie-react-hooks', ['^client/store/']),
    knownOnlyIn('hash-wasm-only-in-the-vault', 'hash-wasm', ['^client/vault/']),
    knownOnlyIn('kysely-and-pg-only-in-the-store', 'kysely|pg|@types/pg', [
      '^server/store/',
      '^server/launch/postmaster\\.mjs$',
      // The two programs that open a database as its owner.
      '^server/main\\.ts$',
      '^server/seed/seed\\.ts$',
    ]),
    knownOnlyIn(
      'sign-in-libraries-only-in-access',
      'better-auth|@better-auth/[^/]+|@node-rs/argon2|otpauth',
      ['^server/access/'],
    ),
    knownOnlyIn('hono-only-in-the-routes', 'hono|@hono/[^/]+', [
      '^server/routes/',
      '^server/(app|main)\\.ts$',
    ]),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json', '.d.ts', '.d.mts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
