/** What is filled in: a new record or one that is edited, a resident with all that belongs to them, an event. */
const form = /\/(moi|sua)$|\/nhan-khau\/|\/bien-dong\/[^/]+$/

export const isFormAddress = (pathname: string): boolean => form.test(pathname)
