/** The code of an authenticator as people type and paste it, with spaces and dashes: only its digits, six at most. */
export const sixDigitsFrom = (text: string): string => text.replace(/\D/g, '').slice(0, 6)

/** A secret in groups of four, as authenticators show it and people read it out. */
export const inFours = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ')
