// Walls that a file crosses as a whole: one that only hands on what others give, and a setting that gives a folder a
// second name.
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** The names that package.json gives to folders; whatever else names a folder is an alias. */
const knownNames = { '#shared/*': './shared/*', '#server/*': './server/*', '#client/*': './client/*' }

export const fileWalls = [{ name: 'no-barrels' }, { name: 'no-path-aliases' }]

const parse = (root, file) =>
  ts.createSourceFile(file, fs.readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)

const isExported = (statement) =>
  ts.isExportAssignment(statement) ||
  (ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))

function namesOfImport({ importClause }) {
  const { name, namedBindings } = importClause ?? {}
  const bound = namedBindings === undefined ? [] : (namedBindings.elements ?? [namedBindings])
  return [...(name === undefined ? [] : [name.text]), ...bound.map((one) => one.name.text)]
}

/** Whether a file takes from others all that it gives, or gives everything that another has. */
function isBarrel(tree) {
  const { statements } = tree
  const imported = new Set(statements.filter(ts.isImportDeclaration).flatMap(namesOfImport))
  const lists = statements.filter(ts.isExportDeclaration)
  const given = lists.map(({ moduleSpecifier, exportClause }) => {
    if (moduleSpecifier !== undefined) return exportClause === undefined ? 'all of another' : 'from another'
    const names = exportClause.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
    return names.length > 0 && names.every((name) => imported.has(name)) ? 'from another' : 'own'
  })
  if (given.includes('all of another')) return true
  return given.length > 0 && !given.includes('own') && !statements.some(isExported)
}

const isNamedIndex = (file) => /(^|\/)index\.[cm]?[jt]sx?$/.test(file)
const mayHandOn = (root, file) => /^export (\*|type|\{)/m.test(fs.readFileSync(path.join(root, file), 'utf8'))

function findBarrels(root, files) {
  return files
    .filter((file) => isNamedIndex(file) || (mayHandOn(root, file) && isBarrel(parse(root, file))))
    .map((file) => ({ wall: 'no-barrels', from: file, to: 'what others give' }))
}

/** @param {string} file */
export const isSetting = (file) =>
  /(^|\/)(tsconfig\b[^/]*\.json|package\.json|[^/]*\.config\.[cm]?[jt]s)$/.test(file)

function aliasesOfProgram(root, file) {
  const found = []
  const visit = (node) => {
    const isNamed = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)
    if (isNamed && ['alias', 'tsconfigPaths'].includes(node.name.text)) found.push(node.getText())
    ts.forEachChild(node, visit)
  }
  visit(parse(root, file))
  return found
}

function aliasesIn(root, file) {
  if (!file.endsWith('.json')) return aliasesOfProgram(root, file)
  const { config, error } = ts.readConfigFile(path.join(root, file), ts.sys.readFile)
  if (error !== undefined) throw new Error(`${file} cannot be read`)
  const { imports = {}, compilerOptions: { paths, baseUrl } = {} } = config
  const names = Object.keys(imports).filter(
    (name) => file !== 'package.json' || imports[name] !== knownNames[name],
  )
  return [...names, ...Object.keys(paths ?? {}), ...(baseUrl === undefined ? [] : [baseUrl])]
}

function findAliases(root, settings) {
  return settings.flatMap((file) =>
    aliasesIn(root, file).map((to) => ({ wall: 'no-path-aliases', from: file, to: to.split('\n')[0] })),
  )
}

/** @param {{ files: string[], settings: string[] }} of names relative to `root` */
export function findFileCrossings(root, { files, settings }) {
  return [...findBarrels(root, files), ...findAliases(root, settings)]
}
