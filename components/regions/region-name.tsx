import { TextInLanguage } from '@/components/ui/text-in-language';
import type { Region } from '@/lib/programmes/types';

interface Props {
  readonly code: string;
  /** The regions of the programme. */
  readonly regions: readonly Pick<Region, 'code' | 'name'>[];
}

/** A region by its name. */
export function RegionName({ code, regions }: Props) {
  const region = regions.find((one) => one.code === code);
  return region ? <TextInLanguage text={region.name} /> : code;
}
