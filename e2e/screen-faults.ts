/** What is wrong with a screen as it stands, for hands and eyes. */
import type { Page } from '@playwright/test'
import { findViolations } from './axe.ts'

/** What a thumb would miss, and what the screen cuts off. Runs in the page. */
function findFaults(): string[] {
  const faults: string[] = []
  const nameOf = (element: Element) =>
    `${element.tagName} ${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}`
  // a field's own box is what is touched, with the label of a switch or a choice
  const targetOf = (element: Element): Element =>
    element.matches('input[type="radio"], input[type="checkbox"]')
      ? (element.closest(
          '.mantine-Switch-body, .mantine-Checkbox-body, .mantine-Radio-body, .mantine-SegmentedControl-control, label',
        ) ?? element)
      : element
  for (const element of document.querySelectorAll('button, a[href], input, select, textarea')) {
    const target = targetOf(element)
    const { width, height } = target.getBoundingClientRect()
    const isShown = target.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    if (!isShown || width <= 1 || height <= 1) continue
    if (width < 43.5 || height < 43.5)
      faults.push(`small ${Math.round(width)}×${Math.round(height)}: ${nameOf(element)}`)
  }
  for (const element of document.querySelectorAll('body *')) {
    if (!(element instanceof HTMLElement) || !element.checkVisibility()) continue
    const { overflowX } = getComputedStyle(element)
    const isCut = overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1
    if (isCut && element.clientWidth > 1 && element.textContent !== '' && element.children.length === 0)
      faults.push(`cut: ${nameOf(element)}`)
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
    faults.push(`wider than the screen: ${document.documentElement.scrollWidth}`)
  return faults
}

export async function faultsOf(page: Page, where: string): Promise<string[]> {
  const found = [...(await page.evaluate(findFaults)), ...(await findViolations(page))]
  return found.map((fault) => `${where}: ${fault}`)
}
