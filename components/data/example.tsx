import { useTranslations } from 'next-intl';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly request: string;
  readonly answer: string;
}

/** A request as typed in a shell, and the beginning of what it answers. */
export function Example({ id, title, request, answer }: Props) {
  return (
    <div className="mt-6 first:mt-0">
      <h3 className="mb-2 text-body" id={id}>
        {title}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      <section aria-labelledby={id} className="overflow-x-auto border border-line bg-wash p-3" tabIndex={0}>
        <pre className="font-mono text-small">
          <code>
            <span className="font-semibold">{`$ ${request}`}</span>
            {`\n${answer}`}
          </code>
        </pre>
      </section>
    </div>
  );
}

/** How to ask again only for what is new. */
export function ConditionalExample({ url }: { readonly url: string }) {
  const t = useTranslations('data.examples');
  return (
    <>
      <Example
        answer={'HTTP/1.1 304 Not Modified'}
        id="example-conditional"
        request={`curl -i --etag-compare figures.etag --etag-save figures.etag ${url}`}
        title={t('conditional')}
      />
      <p className="mt-3 max-w-text">{t('conditionalText')}</p>
    </>
  );
}
