/** A draft as it lies on the tablet: sealed, read back as it was typed, and never taken for another. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { makeSealer, muiNe } from '#client/testing/test-tablet.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { eventKindCodes } from '#shared/codes/event-kinds.ts'
import type { StoredDraft } from './database.ts'
import { findDraftContent, sealDraft } from './draft-content.ts'
import type { Draft, KeptDraft, TellingDraft } from './views.ts'

const home = testRecord(1)
const an = testRecord(2)
const other = testRecord(3)
const keptAt = '2026-03-02T08:00:00.000Z'
const form: Draft = {
  ...{ type: 'resident', id: an, household: home, isNew: false },
  wrote: { name: 'B', permanentAddress: { house: '28', street: null } },
  typed: { birth: '31/2/' },
  saw: { name: 'A' },
  base: { name: 5 },
  keptAt,
}
const telling: TellingDraft = {
  ...{ type: 'telling', id: other, household: home, record: an, doing: 'leave', about: [an] },
  typed: { on: '3/2021' },
  relations: { [an]: 'CH' },
  ...{ saw: {}, base: {}, life: 0, keptAt },
}

let sealer: Sealer

beforeEach(async () => {
  sealer = await makeSealer()
})

const store = async (draft: KeptDraft, version = 1): Promise<StoredDraft> => ({
  ...{ id: draft.id, version },
  sealed: await sealDraft(sealer, draft, version),
})
/** What another version of the app may have sealed under the id of a draft. */
const storeAny = async (content: unknown): Promise<StoredDraft> => ({
  ...{ id: an, version: 1 },
  sealed: await sealer.seal({ type: 'draft', id: an, version: 1 }, JSON.stringify(content)),
})
const read = (stored: StoredDraft) => findDraftContent(sealer, stored)

describe('a draft', () => {
  it('of a form is read back with what was typed, also where that fits nothing yet', async () => {
    expect(await read(await store(form))).toEqual(form)
    expect(
      await read(await store({ ...form, type: 'household', id: home, isNew: true, commune: muiNe })),
    ).toEqual({
      ...form,
      ...{ type: 'household', id: home, isNew: true, commune: muiNe },
    })
  })

  it('of whatever is told of a household is read back as what it tells', async () => {
    for (const doing of ['leave', 'remove', 'reopen', ...eventKindCodes] as const)
      expect(await read(await store({ ...telling, doing }))).toEqual({ ...telling, doing })
  })

  it('keeps every text as it was typed, key by key', async () => {
    const texts = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.string({ unit: 'grapheme' }))
    await fc.assert(
      fc.asyncProperty(texts, texts, async (typed, wrote) => {
        expect(await read(await store({ ...form, typed, wrote }))).toEqual({ ...form, typed, wrote })
      }),
      { numRuns: 40 },
    )
  })

  it('shows nothing of itself in what lies on the disk', async () => {
    const { sealed } = await store(form)
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('31/2/')
  })
})

describe('what is no draft of this record', () => {
  it('does not pass for one: under another id, in another version, with another key', async () => {
    const stored = await store(form, 3)
    expect(await read({ ...stored, id: other })).toBeUndefined()
    expect(await read({ ...stored, version: 4 })).toBeUndefined()
    expect(await findDraftContent(await makeSealer(), stored)).toBeUndefined()
    expect(await read({ ...stored, sealed: stored.sealed.slice(0, -1) })).toBeUndefined()
  })

  it('still opens where it made room for another, by the id that it had', async () => {
    expect(await read({ ...(await store(form)), id: other, was: an })).toEqual(form)
    expect(await read({ ...(await store(form)), id: other, was: other })).toBeUndefined()
  })

  it('is told apart where another version of the app wrote it, and nothing is thrown', async () => {
    for (const content of [
      { ...form, type: 'visit' },
      { ...telling, doing: 'feast' },
      { ...form, saw: undefined },
      { ...form, wrote: { name: 7 } },
      null,
      [],
      'nháp',
    ])
      expect(await read(await storeAny(content))).toBeUndefined()
  })

  it('may have more in it than this version reads: the rest is read', async () => {
    expect(await read(await storeAny({ ...form, photo: 'later' }))).toEqual(form)
  })
})
