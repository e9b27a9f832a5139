/** A fold that is opened draws what is in it with one of the next frames. */
const framesWaited = 20

/**
 * Brings a field to the middle of the screen, with the cursor in it. A field that is folded away is opened first; a part of
 * a unit that has no place of its own is shown by its unit.
 */
export function showField(place: string): void {
  const [unit = place] = place.split('.')
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('details[data-units]'))
    if (fold.dataset.units?.split(' ').includes(unit)) fold.open = true
  showWhenDrawn([place, unit], framesWaited)
}

function showWhenDrawn(places: readonly string[], frames: number): void {
  const [wanted] = places.flatMap((place) => document.getElementById(`field-${place}`) ?? [])
  if (wanted?.id !== `field-${places[0]}` && frames > 0) {
    requestAnimationFrame(() => showWhenDrawn(places, frames - 1))
    return
  }
  wanted?.scrollIntoView({ block: 'center' })
  wanted?.querySelector<HTMLElement>('input, [role=radio], button, textarea')?.focus({ preventScroll: true })
}
