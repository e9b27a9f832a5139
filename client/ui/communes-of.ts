export interface NamedCommune {
  readonly code: string
  readonly name: string
}

const { compare } = new Intl.Collator('vi', { numeric: true })

/** Each once, by name. */
export const communesOf = <T extends NamedCommune>(communes: readonly T[]): readonly T[] =>
  [...new Map(communes.map((commune) => [commune.code, commune])).values()].sort((a, b) =>
    compare(a.name, b.name),
  )
