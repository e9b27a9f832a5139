/** Which addresses are a desk's. What lies there needs no vault: the tablet is not even made. */
const places = ['ban-lam-viec', 'tien-do', 'chuyen-di', 'hang-doi', 'can-xem', 'quan-tri']

export const isDeskAddress = (pathname: string): boolean => places.includes(pathname.split('/')[1] ?? '')
