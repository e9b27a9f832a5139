// Where a global of the platform may be known. Reads the syntax tree, so that words in comments and texts do not count.
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const isTest = (file) => /\.test\.tsx?$|(^|\/)testing\//.test(file)

function isMember(node, object, name) {
  return (
    ts.isPropertyAccessExpression(node) && node.name.text === name && node.expression.getText() === object
  )
}

function isGlobalName(node, name) {
  if (!ts.isIdentifier(node) || node.text !== name) return false
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return ['globalThis', 'window', 'self'].includes(parent.expression.getText())
  }
  return (
    ts.isCallExpression(parent) || ts.isPropertyAccessExpression(parent) || ts.isVariableDeclaration(parent)
  )
}

const isClock = (node) =>
  isMember(node, 'Date', 'now') ||
  isMember(node, 'performance', 'now') ||
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)

const isChance = (node) =>
  isMember(node, 'Math', 'random') ||
  isMember(node, 'crypto', 'randomUUID') ||
  isMember(node, 'crypto', 'getRandomValues')

export const globalWalls = [
  {
    name: 'webcrypto-only-in-the-vault',
    applies: (file) => file.startsWith('client/') && !file.startsWith('client/vault/'),
    crosses: (node) => ts.isPropertyAccessExpression(node) && node.name.text === 'subtle',
  },
  {
    name: 'the-network-only-in-sync-and-api',
    // browser-ports.ts hands the browser's own things to those who know what to do with them.
    applies: (file) =>
      file.startsWith('client/') && !/^client\/((sync|api|worker)\/|tablet\/browser-ports\.ts$)/.test(file),
    crosses: (node) =>
      ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].some((name) => isGlobalUse(node, name)),
  },
  {
    name: 'indexeddb-only-in-store-and-vault',
    applies: (file) => file.startsWith('client/') && !/^client\/(store|vault)\//.test(file),
    crosses: (node) => isGlobalName(node, 'indexedDB'),
  },
  {
    // The private file system: what lies there is sealed, or says nothing of anybody.
    name: 'opfs-only-in-journal-and-vault',
    applies: (file) => file.startsWith('client/') && !/^client\/(journal|vault)\//.test(file),
    crosses: (node) => ts.isPropertyAccessExpression(node) && node.name.text === 'getDirectory',
  },
  {
    name: 'no-clock-in-shared',
    applies: (file) => file.startsWith('shared/'),
    crosses: isClock,
  },
  {
    name: 'no-randomness-in-shared',
    applies: (file) => file.startsWith('shared/'),
    crosses: isChance,
  },
  {
    // The clock is a port: a timer of one's own lets real time into a history. The browser's database is asked in real time.
    name: 'timers-of-a-tablet-by-its-clock',
    applies: (file) =>
      /^client\/(store|sync|tablet|journal)\//.test(file) && file !== 'client/store/connections.ts',
    crosses: (node) =>
      ['setTimeout', 'setInterval', 'queueMicrotask'].some((name) => isGlobalName(node, name)),
  },
  {
    name: 'no-clock-in-a-history',
    // main.ts says how long it took.
    applies: (file) => file.startsWith('sim/') && file !== 'sim/main.ts',
    crosses: isClock,
  },
  {
    name: 'no-randomness-in-a-history',
    applies: (file) => file.startsWith('sim/'),
    crosses: isChance,
  },
]

function isGlobalUse(node, name) {
  return isGlobalName(node, name) || (ts.isNewExpression(node) && node.expression.getText() === name)
}

/** @param {string[]} files relative to `root` */
export function findKnownGlobals(root, files) {
  return files
    .filter((file) => !isTest(file) && globalWalls.some((wall) => wall.applies(file)))
    .flatMap((file) => {
      const walls = globalWalls.filter((wall) => wall.applies(file))
      const text = fs.readFileSync(path.join(root, file), 'utf8')
      const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
      const found = []
      const visit = (node) => {
        for (const wall of walls) {
          if (wall.crosses(node))
            found.push({ wall: wall.name, from: file, to: node.getText().split('\n')[0] })
        }
        ts.forEachChild(node, visit)
      }
      visit(tree)
      return found
    })
}
