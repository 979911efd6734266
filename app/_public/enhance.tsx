import { type Enhancement, enhancementAddress } from '@/lib/core/enhancements';

/**
 * Lets a module of ours run on a public page once the page is read; a browser runs each once, however often it is
 * named. The page has to be whole without it.
 */
export function Enhance({ by }: { readonly by: Enhancement }) {
  return <script src={enhancementAddress(by)} type="module" />;
}
