import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { partKindOf } from '#client/records/field-text.ts'
import { problems } from '#shared/api/problem.ts'
import { checkCodes } from '#shared/checks/check-list.ts'
import { formItems } from '#shared/forms/form-items.ts'
import { recordTypes, unitsOf } from '#shared/records/record.ts'
import { heldCodes } from '#shared/sync/receipt.ts'

const root = path.join(import.meta.dirname, '..')
const languages = ['vi', 'en'] as const
const parts = [
  'shell',
  'states',
  'collect',
  'events',
  'sign',
  'problems',
  'faults',
  'desk',
  'flags',
  'administration',
  'tour',
] as const

/** The list's own texts come before the others of its part. */
const filesOf = (part: string): readonly string[] =>
  part === 'collect' ? ['collect', 'collect-list'] : [part]

type Texts = ReadonlyMap<string, string>

/** `part:a.b.c` → text. */
function textsOf(language: string): Texts {
  const texts = new Map<string, string>()
  const walk = (place: unknown, at: string) => {
    if (typeof place === 'string') texts.set(at, place)
    else
      for (const [name, inner] of Object.entries(Object(place)))
        walk(inner, at === '' ? name : `${at}${at.endsWith(':') ? '' : '.'}${name}`)
  }
  for (const part of parts) {
    for (const file of filesOf(part))
      walk(JSON.parse(readFileSync(path.join(root, 'locales', language, `${file}.json`), 'utf8')), `${part}:`)
  }
  return texts
}

const withoutPlural = (key: string): string => key.replace(/_(zero|one|other)$/, '')
const keysOf = (texts: Texts): Set<string> => new Set([...texts.keys()].map(withoutPlural))
const placeholdersOf = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort()

interface Source {
  readonly file: string
  readonly text: string
}

const sources: readonly Source[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /(?<!\.test|\.d)\.tsx?$/.test(entry.name))
  .map((entry) => path.join(entry.parentPath, entry.name))
  .filter((file) => !file.includes(`${path.sep}testing${path.sep}`))
  .map((file) => ({ file: path.relative(root, file), text: readFileSync(file, 'utf8') }))

/** The part that a file's bare keys belong to. */
const partOf = ({ text }: Source): string => /useTranslation\('(\w+)'\)/.exec(text)?.[1] ?? 'shell'

interface Use {
  readonly file: string
  /** Exact, or with `*` for what is filled in while running. */
  readonly key: string
}

/** Keys in `t(…)`, whole or as templates. */
const usesOf = (source: Source): Use[] =>
  [...source.text.matchAll(/\bt\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].flatMap(([, given = '']) =>
    [...given.matchAll(/(?<![=!]== )(['`])([a-z][\w:.-]*(?:\$\{[^}]*\}[\w.-]*)*)\1/gi)].map(
      ([, , raw = '']) => {
        const key = raw.replace(/\$\{[^}]*\}/g, '*')
        return { file: source.file, key: key.includes(':') ? key : `${partOf(source)}:${key}` }
      },
    ),
  )

const matches = (pattern: string, key: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^:]+')}$`).test(key)

const uses = sources.flatMap(usesOf)
/** Keys that stand in tables of a file and reach `t` as a variable. */
const mentioned = new Set(
  sources.flatMap((source) =>
    [...source.text.matchAll(/'([a-z][\w.-]*(?::[\w.-]+)?)'/gi)].map(([, key = '']) =>
      key.includes(':') ? key : `${partOf(source)}:${key}`,
    ),
  ),
)

describe('the catalogues', () => {
  const [vi, en] = languages.map(textsOf) as [Texts, Texts]

  it('say the same things in Vietnamese and in English', () => {
    expect([...keysOf(en)].sort()).toEqual([...keysOf(vi)].sort())
    expect(vi.size).toBeGreaterThan(200)
  })

  it('fill the same facts into both languages', () => {
    for (const [key, text] of vi) {
      const other = en.get(key)
      if (other !== undefined) expect([key, placeholdersOf(other)]).toEqual([key, placeholdersOf(text)])
    }
  })

  it('have one form in Vietnamese and two in English where a number decides', () => {
    for (const key of vi.keys()) expect(key).not.toMatch(/_one$/)
    for (const key of [...vi.keys()].filter((each) => each.endsWith('_other'))) {
      expect([...en.keys()]).toContain(key.replace(/_other$/, '_one'))
    }
  })

  it('leave no text empty', () => {
    for (const texts of [vi, en]) for (const text of texts.values()) expect(text.trim()).not.toBe('')
  })

  it('have every key that the screens ask for', () => {
    const known = [...keysOf(vi)]
    const missing = uses.filter(({ key }) => !known.some((each) => matches(key, each)))
    expect(missing.map(({ file, key }) => `${file} asks for ${key}`)).toEqual([])
    expect(uses.length).toBeGreaterThan(100)
  })

  it('hold no text that no screen shows', () => {
    const patterns = uses.map(({ key }) => key)
    const unused = [...keysOf(vi)].filter(
      (key) => !mentioned.has(key) && !patterns.some((pattern) => matches(pattern, key)),
    )
    expect(unused).toEqual([])
  })

  it('have a name for every unit of every record', () => {
    const named = [...keysOf(vi)].filter((key) => key.startsWith('collect:units.'))
    const units = recordTypes.flatMap((type) => Object.keys(unitsOf(type)))
    expect(named.sort()).toEqual(units.map((unit) => `collect:units.${unit}`).sort())
  })

  it('say of every item of the form how it is filled, and by which circular or article of a law', () => {
    const beside = ['residenceStatus', 'temporaryAddress', 'absence', 'card', 'phone', 'email', 'bookSays']
    const items = formItems
      .filter((item) => item.part === 'contents' || item.household.length > 0)
      .map(({ key, resident, household }) => [key, ...resident, ...household])
    const source = /TT 66\/2015\/TT-BCA|(Luật|Law on) [^;)]+ \d{4}, (điều|article) \d+/
    for (const texts of [vi, en])
      for (const names of [...items, ...beside.map((unit) => [unit])]) {
        const help = names.map((name) => texts.get(`collect:help.${name}`) ?? '').join(' ')
        expect(help, names.join(' ')).toMatch(source)
      }
  })

  it('have a sentence and a short name for every check, and for no other', () => {
    for (const texts of [vi, en])
      for (const start of ['faults:check.', 'flags:rules.']) {
        const codes = [...texts.keys()].filter((key) => key.startsWith(start))
        expect(codes.sort()).toEqual(checkCodes.map((rule) => `${start}${rule}`).sort())
      }
  })

  it('have a name for every part of a unit that can be typed', () => {
    const own = ['province', 'district', 'detail', 'street', 'house', 'strokes', 'contents']
    const parts = recordTypes.flatMap((type) =>
      Object.entries(unitsOf(type)).flatMap(([unit, shape]) =>
        shape.kind === 'text'
          ? []
          : Object.keys(shape.cells).filter((part) => partKindOf({ type, unit, part }) !== 'id'),
      ),
    )
    const named = [...keysOf(vi)].filter((key) => key.startsWith('collect:partNames.'))
    const wanted = [...new Set(parts)].filter((part) => !own.includes(part))
    expect(named.sort()).toEqual(wanted.map((part) => `collect:partNames.${part}`).sort())
  })

  it('have a sentence for every problem of the API and every reason to hold a save', () => {
    const known = keysOf(vi)
    for (const code of Object.keys(problems)) expect([...known]).toContain(`problems:api.${code}`)
    expect([...known].filter((key) => key.startsWith('faults:held.')).sort()).toEqual(
      heldCodes.map((code) => `faults:held.${code}`).sort(),
    )
  })
})
