export type WallsReport = {
  /** Source files that were looked at, and those that should have been but were not. */
  looked: string[]
  missed: string[]
  violations: { wall: string; from: string; to: string }[]
}
export function listSources(root: string): string[]
export function listSettings(root: string): string[]
export function checkWalls(root: string): Promise<WallsReport>
/** How many are declared: arrows, homes of globals, and walls of whole files. */
export function countWalls(): number
