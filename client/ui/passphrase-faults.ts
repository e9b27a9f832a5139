/** What is wrong with a passphrase where no words are offered, so that none are spoken of. Keys of the catalogues. */
export const faultTexts = {
  'too-short': 'shell:lock.recoverShort',
  'too-simple': 'problems:api.too-simple',
} as const
