/** The name of the form in its stamp. */
export const SUBSCRIBE_FORM = 'subscribe';
