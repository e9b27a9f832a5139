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
  /** What is written beside province, district and commune. */
  readonly permanentDetail?: string
  readonly currentDetail?: string
}

const texts = ['name', 'birth', 'idNumber', 'cmnd', 'fatherName', 'motherName', 'spouseName'] as const
const lists = ['relation', 'ethnicGroup', 'religion', 'marital'] as const

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
    draftKept: page.getByText(saying('collect:form.draftKept')),
    draftFull: page.getByText(say('collect:form.draftFull')),
    full: page.getByText(say('collect:form.full')),
    /** Chromium may close its database on a full disk and say no more than that it does not open: these words name the disk too. */
    broken: page.getByText(say('collect:form.broken')),
    async fill(input: ResidentInput) {
      noteTyped([...texts.map((unit) => input[unit]), input.permanentDetail, input.currentDetail])
      for (const unit of texts) {
        const text = input[unit]
        if (text !== undefined) await field(unit).fill(text)
      }
      if (input.sex !== undefined) await page.getByRole('radio', { name: input.sex, exact: true }).click()
      for (const unit of lists) {
        const choice = input[unit]
        if (choice !== undefined) await choose(unit, choice)
      }
      await writePlace('permanentAddress', input.permanentDetail)
      await writePlace('currentAddress', input.currentDetail)
    },
    /** Until the household is shown again. */
    async save() {
      await saveButton.click()
      await page.getByText(say('collect:household.addResident'), { exact: true }).waitFor()
    },
  }
}
