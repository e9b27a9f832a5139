declare const __APP_VERSION__: string

/** Put in by the build. */
export const appVersion: string = __APP_VERSION__
