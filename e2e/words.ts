/** What the screens say, out of their own catalogue: a better wording breaks no journey. */
import { readFileSync } from 'node:fs'

const folder = new URL('../client/locales/', import.meta.url)
const catalogues = new Map<string, unknown>()
export type Language = 'vi' | 'en'
let spoken: Language = 'vi'

/** From now on the screens are expected to speak this; a journey that changes it changes it back. */
export function speak(language: Language): void {
  spoken = language
}

function readCatalogue(part: string): unknown {
  const file = `${spoken}/${part}.json`
  const known = catalogues.get(file)
  if (known !== undefined) return known
  const read: unknown = JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
  catalogues.set(file, read)
  return read
}

function findText(part: string, path: readonly string[]): string | undefined {
  let place: unknown = readCatalogue(part)
  for (const name of path) {
    if (typeof place !== 'object' || place === null) return undefined
    place = new Map<string, unknown>(Object.entries(place)).get(name)
  }
  return typeof place === 'string' ? place : undefined
}

/** The list's own texts lie beside the others of their part. */
const fileOf = (part = '', [first]: readonly string[]): string =>
  part === 'collect' && first === 'list' ? 'collect-list' : part

function getText(key: string): string {
  const [part, name] = key.includes(':') ? key.split(':') : ['shell', key]
  const path = (name ?? '').split('.')
  const last = path.at(-1) ?? ''
  const text =
    findText(fileOf(part, path), path) ??
    findText(fileOf(part, path), [...path.slice(0, -1), `${last}_other`])
  if (text === undefined) throw new Error(`no catalogue has ${key}`)
  return text
}

const placeholder = /\{\{\s*(\w+)[^}]*\}\}/g
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The text of a key such as `lock.open` or `collect:save`; every placeholder must be given. */
export function say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  return getText(key).replace(placeholder, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${key} needs ${name}`)
    return String(value)
  })
}

/** The text of a key with anything in its placeholders but those given. */
export function saying(key: string, values: Readonly<Record<string, string | number>> = {}): RegExp {
  const parts = getText(key).split(/(\{\{[^}]*\}\})/)
  const source = parts.map((part) => {
    const name = /^\{\{\s*(\w+)/.exec(part)?.[1]
    if (name === undefined) return escaped(part)
    const value = values[name]
    return value === undefined ? '.+?' : escaped(String(value))
  })
  return new RegExp(source.join(''))
}
