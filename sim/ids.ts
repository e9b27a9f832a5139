/** New ids, each given out once in a history, in the order of their making. */
export interface NewIds {
  next(): string
}

export function countIds(): NewIds {
  let count = 0
  return {
    next: () => {
      count += 1
      return `019caf00-0000-7000-8000-${count.toString(16).padStart(12, '0')}`
    },
  }
}
