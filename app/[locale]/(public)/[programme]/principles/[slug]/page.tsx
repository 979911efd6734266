import type { Metadata } from 'next';
import { type PartProps, PartView, partMetadata } from '@/app/_public/part-view';

export function generateMetadata(props: PartProps): Promise<Metadata> {
  return partMetadata(props, 'principle');
}

export default function Page(props: PartProps) {
  return <PartView props={props} kind="principle" />;
}
