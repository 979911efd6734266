import { useTranslations } from 'next-intl';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { NamedTopic } from '@/lib/subscriptions/types';

/** What updates are about, each title marked with its language. */
export function TopicName({ topic }: { topic: Pick<NamedTopic, 'programmeTitle' | 'part'> }) {
  const t = useTranslations('subscriptions.topicOf');
  const { part, programmeTitle } = topic;
  const programme = () => <TextInLanguage text={programmeTitle} />;
  return part === null
    ? t.rich('programme', { programme })
    : t.rich('part', { part: () => <TextInLanguage text={part} />, programme });
}
