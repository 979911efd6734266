import { addDays } from '../../lib/core/plain-date';
import type { ProgrammeInput } from '../../lib/programmes/schema';
import { type Plan, termOf } from './plan';
import { randomOf } from './random';
import { slugOf } from './texts';
import { PLACES, PRINCIPLES, THEMES } from './words';

const REGIONS = 20;
const TILES_A_ROW = 5;

/** The one document of a made-up programme. */
export const DOCUMENT = 'programme.pdf';

/** A made-up programme, for `addProgramme`. One person publishes: nobody reads made-up figures. */
export function madeProgramme(plan: Plan): ProgrammeInput {
  const term = termOf(plan);
  const random = randomOf(`${plan.seed}/programme`);
  const principles = PRINCIPLES.map((title) => ({ slug: slugOf(title.en), title }));
  return {
    slug: plan.slug,
    title: {
      en: `Programme to measure with (${plan.slug})`,
      ru: `Программа для измерений (${plan.slug})`,
      kk: `Өлшеуге арналған бағдарлама (${plan.slug})`,
    },
    promiser: { en: 'Nobody in particular', ru: 'Никто в частности', kk: 'Нақты ешкім' },
    office: { en: 'Made-up office', ru: 'Вымышленная должность', kk: 'Ойдан шығарылған лауазым' },
    country: 'XX',
    timeZone: 'Asia/Almaty',
    announcedOn: addDays(term.startsOn, -30),
    electedOn: addDays(term.startsOn, -5),
    ...term,
    note: {
      en: 'Every word and number here is made up.',
      ru: 'Все слова и числа здесь вымышлены.',
      kk: 'Мұндағы барлық сөз бен сан ойдан шығарылған.',
    },
    reviewPolicy: 'one_person',
    principles,
    themes: THEMES.map((title) => ({
      slug: slugOf(title.en),
      title,
      principle: principles[random.whole(0, principles.length - 1)]?.slug ?? '',
    })),
    regions: PLACES.slice(0, REGIONS).map((name, index) => ({
      code: regionCode(index),
      name,
      short: { en: name.en.slice(0, 3) },
      row: 1 + Math.floor(index / TILES_A_ROW),
      column: 1 + (index % TILES_A_ROW),
    })),
    documents: [
      {
        key: DOCUMENT,
        title: 'The programme as it was printed',
        publisher: 'Made-up press',
        url: 'https://press.example/programme.pdf',
        kind: 'official',
      },
    ],
  };
}

function regionCode(index: number): string {
  return `XX-${String(index + 1).padStart(2, '0')}`;
}

/** Any region of a made-up programme. */
export function anyRegion(number: number): string {
  return regionCode(number % REGIONS);
}
