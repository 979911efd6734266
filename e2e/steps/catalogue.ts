import { readFileSync } from 'node:fs';

export interface CataloguePledge {
  readonly slug: string;
  readonly principle: string;
  readonly theme: string;
  readonly title: string;
  readonly summary: string;
  readonly testability: string;
  readonly targets: readonly CatalogueTarget[];
  readonly sources: readonly {
    readonly document?: string;
    readonly line?: number;
    readonly url?: string;
    readonly note?: string;
  }[];
}

export interface CatalogueTarget {
  readonly key: string;
  readonly metric: string;
  readonly kind: string;
  readonly unit?: string;
  readonly value?: number;
  readonly factor?: number;
  readonly due?: string;
  readonly dueBasis?: string;
}

export interface CatalogueFigure {
  readonly pledge: string;
  readonly target?: string;
  readonly shape: string;
  readonly role: string;
  readonly value: number;
  readonly unit?: string;
  readonly from?: string;
  readonly to?: string;
  readonly on?: string;
  readonly qualifier?: string;
  readonly note?: string;
  readonly source: {
    readonly url: string;
    readonly publisher: string;
    readonly publishedOn?: string;
    readonly kind: string;
  };
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(`prisma/catalogue/${name}.json`, 'utf8')) as T;
}

/** The catalogue's own files: what the site has to show, whatever the code in between does. */
export const cataloguePledges = read<CataloguePledge[]>('pledges');
export const catalogueFigures = read<CatalogueFigure[]>('figures');
