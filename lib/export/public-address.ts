/** The language of the pages that data without a language points to. */
const DATA_LOCALE = 'en';

/** The absolute address of a programme's dashboard. `origin` has no slash at its end. */
export function programmeUrl(origin: string, programme: string): string {
  return `${origin}/${DATA_LOCALE}/${programme}`;
}

/** The absolute address of a pledge's page. */
export function pledgeUrl(origin: string, programme: string, pledge: string): string {
  return `${programmeUrl(origin, programme)}/pledges/${pledge}`;
}
