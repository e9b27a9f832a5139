/** By which a tablet that only reads says its version; a batch says it in its envelope. */
export const appVersionHeader = 'x-app-version'
