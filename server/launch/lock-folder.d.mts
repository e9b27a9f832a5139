export type FolderLock =
  | {
      readonly kind: 'taken'
      /** Whoever wants the folder next may wait for us. */
      markEnding(): void
      release(): void
    }
  | { readonly kind: 'busy'; readonly pid: number }

/** `dataDir` is made when missing. */
export function lockFolder(dataDir: string): Promise<FolderLock>
