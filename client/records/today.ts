/** The tablet's own day, `YYYY-MM-DD`: what "today" means to a check at the door. */
export function today(now: Date = new Date()): string {
  const pad = (number: number) => String(number).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}
