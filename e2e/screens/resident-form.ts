import type { Page } from '@playwright/test'
import { noteTyped } from '../typed.ts'
import { say, saying } from '../words.ts'

/** What is typed and chosen, in the words of the form. */
export interface ResidentInput {
  readonly name?: string
  readonly birth?: string
  readonly sex?: string
  readonly marital?: string
  readonly relation?: string
  readonly ethnicGroup?: string
  readonly religion?: string
  readonly idNumber?: string
  readonly cmnd?: string
  readonly fatherName?: string
  readonly motherName?: string
  readonly spouseName?: string
  readonly representativeName?: string
  readonly nationality?: string
  /** What is written beside province, district and commune. */
  readonly birthPlaceDetail?: string
  readonly hometownDetail?: string
  readonly permanentDetail?: string
  readonly currentDetail?: string
}

const texts = [
  ...(['name', 'birth', 'idNumber', 'cmnd'] as const),
  ...(['fatherName', 'motherName', 'spouseName', 'representativeName'] as const),
] as const
const lists = ['relation', 'ethnicGroup', 'religion', 'nationality'] as const
const segments = ['sex', 'marital'] as const
const places = {
  birthPlace: 'birthPlaceDetail',
  hometown: 'hometownDetail',
  permanentAddress: 'permanentDetail',
  currentAddress: 'currentDetail',
} as const satisfies Record<string, keyof ResidentInput>

export function residentForm(page: Page) {
  const label = (unit: string) => say(`collect:units.${unit}`)
  const field = (unit: string) => page.getByLabel(label(unit), { exact: true }).and(page.locator('input'))
  const choose = async (unit: string, choice: string) => {
    await field(unit).fill(choice)
    await page.getByRole('option', { name: choice, exact: true }).click()
  }
  const writePlace = async (unit: string, detail: string | undefined) => {
    if (detail === undefined) return
    const place = page.getByRole('group', { name: label(unit) })
    await place.getByLabel(say('collect:place.detail')).fill(detail)
  }
  const saveButton = page.getByRole('button', { name: say('collect:resident.save'), exact: true })
  return {
    field,
    saveButton,
    relative: (relative: string) => page.getByRole('group', { name: say(`collect:relatives.${relative}`) }),
    /** Opens what is folded away, or folds it away again. */
    unfold: (title: string) => page.locator('summary').filter({ hasText: title }).click(),
    /** All that was typed is kept. */
    draftKept: page.locator('[aria-busy=false]').filter({ hasText: saying('collect:form.draftKept') }),
    /** As long as something is kept, or not yet given up. */
    draftWords: page.getByText(saying('collect:form.draftKept')),
    /** How many fields stop the save. */
    toFix: page.getByRole('button', { name: saying('collect:form.faults') }),
    async discard() {
      const button = { name: say('collect:form.discard'), exact: true }
      await page.getByRole('button', button).click()
      await page.getByRole('dialog').getByRole('button', button).click()
    },
    draftFull: page.getByText(say('collect:form.draftFull')),
    full: page.getByText(say('collect:form.full')),
    /** Chromium may close its database on a full disk and say no more than that it does not open: these words name the disk too. */
    broken: page.getByText(say('collect:form.broken')),
    async fill(input: ResidentInput) {
      noteTyped([...texts, ...Object.values(places)].map((each) => input[each]))
      for (const unit of texts) {
        const text = input[unit]
        if (text !== undefined) await field(unit).fill(text)
      }
      for (const unit of segments) {
        const choice = input[unit]
        if (choice !== undefined) await page.getByRole('radio', { name: choice, exact: true }).click()
      }
      for (const unit of lists) {
        const choice = input[unit]
        if (choice !== undefined) await choose(unit, choice)
      }
      for (const [unit, detail] of Object.entries(places)) await writePlace(unit, input[detail])
    },
    /** Folded away, and asked for. */
    async fillBlood(type: string, paper: string) {
      noteTyped([paper])
      const part = (name: string) =>
        page.getByLabel(say(`collect:partNames.${name}`), { exact: true }).and(page.locator('input'))
      await page
        .locator('summary')
        .filter({ hasText: say('collect:fold.blood') })
        .click()
      await page.getByLabel(say('collect:blood.onRequest')).click()
      await part('type').click()
      await page.getByRole('option', { name: type, exact: true }).click()
      await part('paper').fill(paper)
    },
    /** Until the household is shown again. */
    async save() {
      await saveButton.click()
      await page.getByText(say('collect:household.addResident'), { exact: true }).waitFor()
    },
  }
}
