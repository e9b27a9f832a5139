import type { Page } from '@playwright/test'
import { type EventKind, eventKinds } from '#shared/codes/event-kinds.ts'
import { noteTyped } from '../typed.ts'
import { say } from '../words.ts'

/** Answers to an event's questions: texts and dates as typed, lists by the words of the choice. */
export interface EventInput {
  readonly about?: readonly string[]
  readonly typed?: Readonly<Record<string, string>>
  readonly chosen?: Readonly<Record<string, string>>
  readonly sex?: string
  /** Province, district and commune. */
  readonly from?: readonly [string, string, string]
  /** Whose household to merge into. */
  readonly into?: string
}

export const eventName = (kind: EventKind): string => eventKinds.find(({ code }) => code === kind)?.vi ?? kind

export function eventScreen(page: Page) {
  const main = page.getByRole('main')
  const question = (name: string) => main.locator(`#question-${name}`)
  const effects = main.getByRole('region', { name: say('events:effects') })
  const saveButton = main.getByRole('button', { name: say('events:save'), exact: true })
  const choose = async (name: string, choice: string) => {
    const field = question(name).locator('input').first()
    await field.fill(choice)
    await page.getByRole('option', { name: choice }).first().click()
  }
  return {
    effects: effects.getByRole('listitem'),
    findings: main.locator('#event-findings'),
    saveButton,
    question,
    /** Of a household that is shown. */
    async open(kind: EventKind) {
      await main.getByText(say('collect:household.events'), { exact: true }).click()
      await main.locator(`a[data-kind="${kind}"]`).click()
      await saveButton.waitFor()
    },
    async answer({ about = [], typed = {}, chosen = {}, sex, from, into }: EventInput) {
      noteTyped(
        Object.entries(typed).flatMap(([name, text]) =>
          name === 'evidence' || name === 'name' ? [text] : [],
        ),
      )
      for (const name of about) await question('about').getByLabel(name).check()
      if (sex !== undefined) await question('sex').getByRole('radio', { name: sex, exact: true }).click()
      for (const [name, text] of Object.entries(typed))
        await question(name).locator('input').first().fill(text)
      for (const [index, unit] of (from ?? []).entries()) {
        const part = ['province', 'district', 'commune'][index] ?? ''
        await question('from')
          .getByLabel(say(`collect:place.${part}`))
          .and(page.locator('input'))
          .fill(unit)
        await page.getByRole('option', { name: unit }).first().click()
      }
      if (into !== undefined) {
        await question('into').locator('input[type="search"]').fill(into)
        await question('into').getByRole('radio').first().check()
      }
      for (const [name, choice] of Object.entries(chosen)) await choose(name, choice)
    },
    /** Until the household is shown again. */
    async save() {
      await saveButton.click()
      await saveButton.waitFor({ state: 'detached' })
    },
    told: (kind: EventKind) =>
      main
        .getByText(say('collect:told.undo'))
        .locator('..')
        .locator('..')
        .filter({ hasText: eventName(kind) }),
    async undo() {
      await main
        .getByRole('button', { name: say('collect:told.undo'), exact: true })
        .first()
        .click()
      await main.getByText(say('collect:told.undone')).waitFor()
    },
    undoButton: main.getByRole('button', { name: say('collect:told.undo'), exact: true }),
  }
}
