/** Pixels a side of the icons for home screens; addresses `/icons/{size}.png`. */
export const MANIFEST_ICON_SIZES = [192, 512] as const;

/** The grounds of the site (`app/globals.css`), which browsers colour their frames with. */
export const GROUND = { light: '#ffffff', dark: '#12161a' } as const;

/**
 * The web manifest of the site in a language. It opens in a tab like any page: nothing works without the network, so
 * nothing pretends to be an application.
 */
export function webManifest(
  locale: string,
  texts: { readonly name: string; readonly description: string },
): object {
  return {
    id: `/${locale}`,
    name: texts.name,
    short_name: texts.name,
    description: texts.description,
    lang: locale,
    dir: 'ltr',
    start_url: `/${locale}`,
    scope: '/',
    display: 'browser',
    background_color: GROUND.light,
    theme_color: GROUND.light,
    icons: [
      { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      ...MANIFEST_ICON_SIZES.map((size) => ({
        src: `/icons/${size}.png`,
        type: 'image/png',
        sizes: `${size}x${size}`,
      })),
    ],
  };
}
