/** Behind the name of whoever gives no co-signature any more. */
export const pastCosigning = 'who can no longer co-sign';
