// The walls between the folders: which may import which (.dependency-cruiser.cjs), where a global of the platform may
// be known, and what no file may be as a whole. Fails also when it looked at less than there is.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import { fileWalls, findFileCrossings, isSetting } from './file-walls.mjs'
import { findKnownGlobals, globalWalls } from './known-globals.mjs'

const folders = ['client', 'server', 'shared', 'e2e', 'sim', 'chaos', 'bench']
const isSource = (name) => /\.(ts|tsx|mts|mjs)$/.test(name) && !/\.d\.m?ts$/.test(name)

function listFiles(root) {
  return folders
    .filter((folder) => fs.existsSync(path.join(root, folder)))
    .flatMap((folder) =>
      fs.readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(folder, file)),
    )
    .filter((file) => !file.includes('node_modules'))
    .map((file) => file.split(path.sep).join('/'))
}

export const listSources = (root) => listFiles(root).filter(isSource)

/** What tells compilers and builders where things lie: of the root, and of every folder. */
export const listSettings = (root) => [...fs.readdirSync(root), ...listFiles(root)].filter(isSetting)

/**
 * @param {string} root of a work tree
 * @returns {Promise<{ looked: string[], missed: string[], violations: { wall: string, from: string, to: string }[] }>}
 */
export async function checkWalls(root) {
  const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  const sources = listSources(root)
  const present = folders.filter((folder) => sources.some((file) => file.startsWith(`${folder}/`)))
  const { output } = await cruise(present, {
    ...options,
    ruleSet: { forbidden },
    validate: true,
    baseDir: root,
  })
  const looked = output.modules.map((module) => module.source).filter((file) => sources.includes(file))
  const arrows = output.summary.violations.map(({ rule, from, to }) => ({ wall: rule.name, from, to }))
  return {
    looked,
    missed: sources.filter((file) => !looked.includes(file)),
    violations: [
      ...arrows,
      ...findKnownGlobals(root, sources),
      ...findFileCrossings(root, { files: sources, settings: listSettings(root) }),
    ],
  }
}

export function countWalls() {
  const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
  return forbidden.length + globalWalls.length + fileWalls.length
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { looked, missed, violations } = await checkWalls(process.cwd())
  for (const { wall, from, to } of violations) console.error(`${wall}: ${from} → ${to}`)
  for (const file of missed) console.error(`not looked at: ${file}`)
  console.log(`${looked.length} modules, ${violations.length} violations`)
  if (violations.length > 0 || missed.length > 0 || looked.length === 0) process.exitCode = 1
}
