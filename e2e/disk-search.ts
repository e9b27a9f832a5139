/**
 * What somebody finds who has the tablet's disk and nothing else: every file of a folder, read whole, searched for texts
 * as browsers write them. Vietnamese lies in Chromium's databases as UTF-16LE: a search for UTF-8 alone finds nothing
 * even where nothing is sealed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fold } from '#shared/text/fold.ts'

export interface Finding {
  readonly text: string
  readonly file: string
  readonly encoding: 'utf8' | 'utf16le'
}
export interface DiskSearch {
  readonly findings: readonly Finding[]
  readonly files: number
  readonly bytes: number
}

/** As typed, in capitals, in small letters, without tones as a search index would have it, and decomposed. */
export function formsOf(text: string): readonly string[] {
  const forms = [text, text.toUpperCase(), text.toLowerCase(), fold(text)]
  return [...new Set([...forms, ...forms.map((form) => form.normalize('NFD'))])]
}

function findIn(bytes: Buffer, text: string): Finding['encoding'] | undefined {
  for (const encoding of ['utf8', 'utf16le'] as const) {
    if (formsOf(text).some((form) => bytes.includes(Buffer.from(form, encoding)))) return encoding
  }
  return undefined
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(file)
    else if (entry.isFile()) yield file
  }
}

export function searchDisk(folder: string, texts: readonly string[]): DiskSearch {
  const findings: Finding[] = []
  let files = 0
  let bytes = 0
  for (const file of filesBelow(folder)) {
    const content = readFileSync(file)
    files += 1
    bytes += content.length
    for (const text of texts) {
      const encoding = findIn(content, text)
      if (encoding !== undefined) findings.push({ text, file: path.relative(folder, file), encoding })
    }
  }
  return { findings, files, bytes }
}
