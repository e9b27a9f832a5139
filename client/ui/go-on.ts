import type { KeyboardEvent } from 'react'

const isField = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLInputElement ||
  (target instanceof HTMLElement && target.getAttribute('role') === 'radio')

/**
 * Enter in a field goes to the next one instead of sending the form, and after the last one to the button that saves;
 * among segments too, where Space and arrows choose.
 */
export function goOn(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !isField(event.target) || event.defaultPrevented) return
  event.preventDefault()
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'input:not([disabled]), textarea:not([disabled]), [role=radio][tabindex="0"], button[type=submit]',
    ),
  ].filter((field) => field.checkVisibility())
  fields[fields.indexOf(event.target) + 1]?.focus()
}
