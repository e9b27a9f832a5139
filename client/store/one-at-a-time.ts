/** Runs one thing after the other, in the order of the calls; a failure does not stop those behind it. */
export type OneAtATime = <T>(run: () => Promise<T>) => Promise<T>

export function oneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return (run) => {
    const result = last.then(run, run)
    last = result.catch(() => undefined)
    return result
  }
}
