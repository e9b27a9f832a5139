export const globalWalls: readonly { name: string }[]
