import type { Random } from './random';
import { ACTIONS, AIMS, MEANS, OBJECTS, PLACES, type Word } from './words';

/** What a pledge is about: the words that its title, summary and targets share. */
export interface Subject {
  readonly action: Word;
  readonly object: Word;
  readonly place: Word;
}

export function subjectOf(random: Random): Subject {
  return { action: random.pick(ACTIONS), object: random.pick(OBJECTS), place: random.pick(PLACES) };
}

/** "Build schools: Aksara", so that no language has to bend the name of the place. */
export function titleOf({ action, object, place }: Subject): Word {
  return {
    en: `${action.en} ${object.en}: ${place.en}`,
    ru: `${action.ru} ${object.ru}: ${place.ru}`,
    kk: `${capital(object.kk)} ${action.kk}: ${place.kk}`,
  };
}

export function summaryOf(subject: Subject, random: Random): Word {
  const title = titleOf(subject);
  const aim = random.pick(AIMS);
  const means = random.pick(MEANS);
  return {
    en: `${title.en}, ${aim.en}. ${means.en}.`,
    ru: `${title.ru}, ${aim.ru}. ${means.ru}.`,
    kk: `${title.kk}, ${aim.kk}. ${means.kk}.`,
  };
}

/** What is measured: "Schools, Aksara: share in good repair". */
export function metricOf({ object, place }: Subject, measure: Word): Word {
  return {
    en: `${capital(object.en)}, ${place.en}: ${measure.en}`,
    ru: `${capital(object.ru)}, ${place.ru}: ${measure.ru}`,
    kk: `${capital(object.kk)}, ${place.kk}: ${measure.kk}`,
  };
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** English words as part of an address. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
